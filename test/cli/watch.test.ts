import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { watchPlugins } from '../../src/cli/test/watch.ts';
import { writePlugin } from '../builders/plugin-on-disk.ts';
import { scratchProject, startOssify } from '../builders/scratch-project.ts';
import { smallPlugin } from '../builders/small-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'ossify-watch-'));
const project = scratchProject();
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  project.remove();
});

/** Waits until the output, from where the last wait ended, holds a text. */
function follow(running: ReturnType<typeof startOssify>) {
  let text = '';
  let read = 0;
  running.all?.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  return async (wanted: RegExp): Promise<string> => {
    for (const end = Date.now() + 50_000; Date.now() < end && running.exitCode === null; ) {
      const found = wanted.exec(text.slice(read));
      if (found) {
        read += found.index + found[0].length;
        return found[0];
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no ${wanted} in: ${text}`);
  };
}

test('rules written by hand are tested again after each change, broken ones included, until Ctrl-C', async () => {
  const plugin = writePlugin(folder, smallPlugin);
  const rules = join(plugin, smallPlugin.rules[0]?.path ?? '');
  const good = readFileSync(rules, 'latin1');
  const running = startOssify(folder, ['test', plugin, '--watch']);
  const until = follow(running);
  await until(/13 examples, 13 passed/);
  writeFileSync(rules, good.replace('level="5"', 'level="6"'));
  await until(/level: expected 5, got 6/);
  writeFileSync(rules, good.replace('</rule>', ''));
  await until(/RULESET_REFUSED/);
  writeFileSync(rules, good);
  await until(/13 examples, 13 passed/);
  running.kill('SIGINT');
  expect((await running).exitCode).toBe(0);
});

test('definitions are built first; what does not build is told, and the next change is waited for', {
  timeout: 180_000,
}, async () => {
  await project.ossify('build');
  const running = project.ossify('test', '--watch');
  const until = follow(running);
  await until(/7 examples, 7 passed/);
  project.edit(
    'rules-src/harbor/plugin.ts',
    "fires: ['harbor-door D7 is broken']",
    "fires: ['harbor-door D7 is shut']",
  );
  await until(/EXAMPLE_FAILED/);
  project.edit(
    'rules-src/harbor/plugin.ts',
    "fires: ['harbor-door D7 is shut']",
    "fires: ['harbor-door D8 is broken']",
  );
  await until(/7 examples, 7 passed/);
  running.kill('SIGINT');
  expect((await running).exitCode).toBe(0);
  expect(project.read('generated/harbor/examples.jsonl')).toContain('D8');
});

test('what is saved while a run is under way is tested after it', async () => {
  const plugin = writePlugin(folder, smallPlugin);
  const ended = new AbortController();
  let runs = 0;
  await watchPlugins([plugin], ended.signal, async () => {
    runs += 1;
    if (runs === 2) return ended.abort();
    writeFileSync(join(plugin, 'saved-meanwhile'), '');
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  expect(runs).toBe(2);
});
