import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { afterAll, expect, test } from 'vitest';

const bin = resolve(import.meta.dirname, '../../bin/ossify.mjs');
const folder = mkdtempSync(join(tmpdir(), 'ossify-bin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A name that an older Node's module lacks ends the program before it can start a newer Node. */
const IN_EVERY_NODE = ['spawn', 'existsSync', 'fileURLToPath'];

test('bin/ossify.mjs imports at its top nothing that an older Node lacks', () => {
  const text = readFileSync(bin, 'utf8');
  const names = [...text.matchAll(/^import \{ ([^}]*) \} from 'node:/gm)].flatMap(([, list = '']) => list.split(', '));
  expect(names.toSorted()).toEqual(IN_EVERY_NODE.toSorted());
  expect(text.match(/^import /gm)).toHaveLength(IN_EVERY_NODE.length);
});

/** Starts it as a Node that is too old would. */
function startedByAnOlderNode(...args: string[]) {
  const older = join(folder, 'older.cjs');
  writeFileSync(older, "Object.defineProperty(process.versions, 'node', { value: '20.0.0' });\n");
  return execa(process.execPath, ['--require', older, bin, ...args], { reject: false, env: { WAZUH_RULESET: '' } });
}

test('an older Node hands on the exit code of the newer one that it starts', async () => {
  expect((await startedByAnOlderNode('test', 'no-such-plugin')).exitCode).toBe(2);
});

test('a polite kill of the older Node ends the newer one too', async () => {
  const socket = join(folder, 'logtest');
  const running = startedByAnOlderNode('serve', '--socket', socket);
  if (running.stdout) await once(running.stdout, 'data');
  expect(existsSync(socket)).toBe(true);
  running.kill('SIGTERM');
  await running;
  expect(existsSync(socket)).toBe(false);
});

test('a reader that has read enough, as head does, ends it without a word', async () => {
  const all = `"${process.execPath}" "${bin}" --help`;
  const { stdout, stderr } = await execa('sh', ['-c', `{ sleep 1; ${all}; echo $? >&2; } | true`], { reject: false });
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '0' });
});
