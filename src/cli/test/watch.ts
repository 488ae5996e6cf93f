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
  const sources = folders.map((folder) => join('rules-src', basename(folder))).filter((source) => existsSync(source));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve());
  let isRunning = false;
  let isStale = false;
  let timer: NodeJS.Timeout | undefined;
  const run = async (isFirst: boolean) => {
    isRunning = true;
    isStale = false;
    const built = isFirst || sources.length === 0 || (await build(sources.map((source) => basename(source))));
    if (built) await test();
    isRunning = false;
    if (isStale && !signal.aborted) later();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => run(false).catch(reject), SETTLE_MS);
  };
  // What is edited while a run is under way is tested after it; what the build itself writes is not.
  const onChange = (isWrittenByBuild: boolean) => () => {
    if (!isRunning) later();
    else if (!isWrittenByBuild) isStale = true;
  };
  const watchers = [
    ...folders.map((path) => watch(path, { recursive: true }, onChange(sources.length > 0))),
    ...sources.map((path) => watch(path, { recursive: true }, onChange(false))),
  ];
  try {
    await run(true);
    await promise;
  } finally {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  }
}

async function build(names: readonly string[]): Promise<boolean> {
  const run = await execa(process.execPath, [MAIN, 'build', ...names], { reject: false, all: true });
  if (run.exitCode !== 0) process.stdout.write(`${run.all}\n`);
  return run.exitCode === 0;
}
