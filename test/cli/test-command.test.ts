import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leftOvers, removeImage } from '../builders/docker-image.ts';
import { makeOssifyImage } from '../builders/ossify-image.ts';
import { writePlugin } from '../builders/plugin-on-disk.ts';
import { requires } from '../builders/requires.ts';
import { smallPlugin } from '../builders/small-plugin.ts';

const bin = resolve(import.meta.dirname, '../../bin/ossify.mjs');
const folder = mkdtempSync(join(tmpdir(), 'ossify-cli-'));
const good = writePlugin(folder, smallPlugin);
const failing = writePlugin(folder, {
  ...smallPlugin,
  name: 'failing',
  rules: smallPlugin.rules.map(({ path, text }) => ({ path, text: text.replace('level="5"', 'level="6"') })),
});
afterAll(() => rmSync(folder, { recursive: true }));

async function ossify(...args: string[]) {
  const env = { WAZUH_RULESET: '' };
  const { exitCode, stdout, stderr } = await execa(bin, args, { reject: false, env });
  return { exitCode, stdout, stderr };
}

describe('exit code and text', () => {
  test('good examples: 0, one line without colours', async () => {
    const { exitCode, stdout, stderr } = await ossify('test', good);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^acme {2}embedded {2}13 examples, 13 passed {2}[\d.]+ s$/);
  });

  test('a failed example: 1, told with its place', async () => {
    const { exitCode, stdout } = await ossify('test', failing);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('FAIL 100002 fires "admin"  rules.ts:3\n       level: expected 5, got 6');
  });

  test.each<[string, string[], string]>([
    ['no such plugin', ['test', 'no-such'], 'PLUGIN_NOT_BUILT'],
    ['damaged examples', ['test', join(folder, 'damaged')], 'EXAMPLES_DAMAGED'],
    ['no such log', ['test', good, '--log', '/nowhere.log'], 'LOG_UNREADABLE'],
    ['a page of a log', ['test', good, '--log', '/nowhere.log', '--reporter', 'html'], 'OPTIONS_UNFIT'],
    ['a baseline beside mutation', ['test', good, '--baseline', good, '--mutation'], 'OPTIONS_UNFIT'],
    ['no such socket', ['test', good, '--socket', '/nowhere'], 'SOCKET_UNREACHABLE'],
    ['no such baseline', ['test', good, '--baseline', 'no-such'], 'BASELINE_UNKNOWN'],
    ['engines that contradict', ['test', good, '--engine', 'socket', '--image', 'x'], 'ENGINE_UNCLEAR'],
    ['an unknown reporter', ['test', good, '--reporter', 'x'], 'Invalid values'],
  ])('%s: 2, and what to do', async (_what, args, code) => {
    writePlugin(folder, { ...smallPlugin, name: 'damaged' });
    writeFileSync(join(folder, 'damaged', 'examples.jsonl'), '{"name"');
    const { exitCode, stderr } = await ossify(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(code);
  });
});

describe('reporters', () => {
  test('JSON, JUnit, GitHub, HTML and Navigator', async () => {
    const told = async (reporter: string) => (await ossify('test', failing, '--reporter', reporter)).stdout;
    expect(JSON.parse(await told('json')).plugins[0].runs[0]).toMatchObject({ failed: 1 });
    expect(XMLValidator.validate(await told('junit'))).toBe(true);
    expect(await told('github')).toMatch(/^::error file=rules\.ts,line=3,/);
    expect(await told('html')).toMatch(/^<!doctype html>[\s\S]*<\/html>/);
    expect(JSON.parse(await told('navigator'))).toMatchObject({ domain: 'enterprise-attack' });
  });
});

test('mutation: all noticed, exit 0', async () => {
  const { exitCode, stdout } = await ossify('test', good, '--mutation');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('mutation score 100.0 %') });
});

test('a captured log: what fired, and what nothing took', async () => {
  const log = join(folder, 'captured.log');
  writeFileSync(log, 'acme: login user=admin from 10.0.0.1\nnobody knows this\n');
  const { exitCode, stdout } = await ossify('test', good, '--log', log);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('2 lines, 1 alerts');
  const { stdout: json } = await ossify('test', good, '--log', log, '--reporter', 'json');
  expect(JSON.parse(json)).toMatchObject({ lines: 2, alerts: 1 });
  expect(stdout).toMatch(/1 +100002 +5 +line 1 +An admin/);
  expect(stdout).toContain('1 lines: no decoder\n  line 2: nobody knows this');
});

test('a baseline: every changed verdict, exit 1', async () => {
  const { exitCode, stdout } = await ossify('test', failing, '--baseline', good);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/100002 fires "admin" +level +5 +6/);
});

requires('docker').describe('the same examples on a real wazuh-logtest', () => {
  const image = 'ossify-test-engine';
  const liar = 'ossify-test-engine-liar';
  const raises = "sed \"s/^\\tlevel: '10'$/\\tlevel: '11'/\"";
  beforeAll(async () => {
    await makeOssifyImage(image);
    await makeOssifyImage(liar, raises);
  });
  afterAll(() => {
    const left = [...leftOvers(image), ...leftOvers(liar)];
    removeImage(image);
    removeImage(liar);
    expect(left).toEqual([]);
  });

  test('both engines agree; what waits too long is told, not dropped', async () => {
    const { exitCode, stdout, stderr } = await ossify(
      'test',
      good,
      '--compare',
      '--image',
      image,
      '--max-wait',
      '3',
      '--timeout',
      '30',
    );
    expect({ exitCode, stderr, stdout }).toMatchObject({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`acme  docker ${image}  13 examples, 11 passed, 2 not comparable`);
    expect(stdout).toContain(`No difference between embedded and docker ${image}.`);
  });

  test('an image with one altered verdict: exactly that one is found', async () => {
    const altered = writePlugin(folder, {
      ...smallPlugin,
      name: 'altered',
      examples: smallPlugin.examples
        .filter(({ name }) => !['too slow'].includes(name))
        .map((example) => ({ ...example, events: example.events.map((event) => ({ ...event, waitSeconds: 0 })) })),
    });
    const { exitCode, stdout } = await ossify('test', altered, '--compare', '--image', liar, '--timeout', '30');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('1 differences:');
    expect(stdout).toMatch(/100003 +three +level +10 +11/);
  });

  test('a version matrix: each image, side by side', async () => {
    const { exitCode, stdout } = await ossify(
      'test',
      good,
      '--image',
      image,
      '--image',
      liar,
      '--max-wait',
      '1',
      '--timeout',
      '30',
    );
    expect(exitCode).toBe(0);
    expect(stdout.match(/acme {2}docker/g)).toHaveLength(2);
  });
});
