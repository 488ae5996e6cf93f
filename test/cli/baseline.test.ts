import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePlugin } from '../builders/plugin-on-disk.ts';
import { startOssify } from '../builders/scratch-project.ts';
import { smallPlugin } from '../builders/small-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'ossify-baseline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: folder });
const compareFolder = async (plugin: string, ...args: string[]) => {
  const { exitCode, stdout, stderr } = await startOssify(folder, ['test', plugin, ...args]);
  return { exitCode, stdout, stderr };
};
const compare = (...args: string[]) => compareFolder('generated/acme', ...args);
const rules = join(folder, 'generated/acme', smallPlugin.rules[0]?.path ?? '');

beforeAll(() => {
  writePlugin(join(folder, 'generated'), smallPlugin);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  git('tag', 'v1');
});

test.each([
  ['its path', 'generated/acme'],
  ['its whole path', join(folder, 'generated/acme/')],
])('the revision itself, of a folder named by %s: nothing changed, exit 0', async (_how, plugin) => {
  const { exitCode, stdout } = await compareFolder(plugin, '--baseline', 'HEAD');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('0 changed verdicts') });
});

test('against a revision: every verdict that a change of the working tree makes, over examples and a captured log', async () => {
  writeFileSync(rules, readFileSync(rules, 'latin1').replace('<user>^admin$</user>', '<user>^admin$|^carol$</user>'));
  writeFileSync(
    join(folder, 'captured.log'),
    'acme: login user=dan from 10.0.0.1\nacme: login user=carol from 10.0.0.9\n',
  );
  const { exitCode, stdout } = await compare('--baseline', 'v1', '--log', 'captured.log', '--json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    plugin: 'acme',
    baseline: 'v1',
    changed: [
      { where: 'captured.log line 2', what: 'rule', before: '100001', now: '100002' },
      { where: 'captured.log line 2', what: 'level', before: '3', now: '5' },
      { where: 'captured.log line 2', what: 'description', before: 'An event', now: 'An admin' },
    ],
  });
});

test('against a folder, named itself or by what it lies in', async () => {
  const old = mkdtempSync(join(tmpdir(), 'ossify-old-'));
  try {
    const before = writePlugin(old, smallPlugin);
    for (const place of [before, old]) {
      const { exitCode, stdout } = await compare('--baseline', place, '--log', 'captured.log');
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/3 changed verdicts[\s\S]*captured\.log line 2 +rule +100001 +100002/);
    }
  } finally {
    rmSync(old, { recursive: true });
  }
});

test('a revision before the plugin: exit 2, and what to name', async () => {
  git('checkout', '--quiet', '--orphan', 'empty');
  git('rm', '--quiet', '-r', '--cached', '--force', '.');
  git('commit', '--quiet', '--allow-empty', '--message', 'empty');
  const { exitCode, stderr } = await compare('--baseline', 'HEAD');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('BASELINE_UNKNOWN');
});
