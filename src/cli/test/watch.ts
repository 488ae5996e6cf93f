import { existsSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const SETTLE_MS = 150;
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/**
 * Tests at once and after each change of the plugins, until the signal. A plugin with definitions is built first, in a
 * process of its own: this one has loaded them already.
 * @param test must not throw: what is wrong is shown, and the next change is waited for
 */
export async function watchPlugins(
  folders: readonly string[],
  signal: AbortSignal,
  test: () => Promise<void>,
): Promise<void> {
  await test();
  const sources = folders.map((folder) => join('rules-src', basename(folder))).filter((source) => existsSync(source));
  const { promise, resolve } = Promise.withResolvers<void>();
  let isRunning = false;
  let timer: NodeJS.Timeout | undefined;
  const run = async () => {
    isRunning = true;
    const built = sources.length === 0 || (await build(sources.map((source) => basename(source))));
    if (built) await test();
    isRunning = false;
  };
  const onChange = () => {
    if (isRunning) return; // the build writes into what is watched
    clearTimeout(timer);
    timer = setTimeout(run, SETTLE_MS);
  };
  const watchers = [...folders, ...sources].map((path) => watch(path, { recursive: true }, onChange));
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    resolve();
  });
  await promise;
}

async function build(names: readonly string[]): Promise<boolean> {
  const run = await execa(process.execPath, [MAIN, 'build', ...names], { reject: false, all: true });
  if (run.exitCode !== 0) process.stdout.write(`${run.all}\n`);
  return run.exitCode === 0;
}
