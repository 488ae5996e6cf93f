import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runBuild } from '../../src/cli/build/run.ts';
import { createPlugin } from '../../src/cli/new/create.ts';

const root = resolve(import.meta.dirname, '../..');
// Beside the tests, not in the system's folder: the new plugins import ../../src/define.
const scratch = mkdtempSync(join(root, 'test/new-'));
const source = join(scratch, 'rules-src');
mkdirSync(source);
symlinkSync(join(root, 'src'), join(scratch, 'src'));
const sampleFile = join(scratch, 'sample');

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const build = (name: string) =>
  runBuild({
    root,
    source,
    target: join(scratch, 'generated'),
    plugins: [name],
    isCheck: false,
    ruleset: undefined,
    progress: () => undefined,
  });

describe('a new plugin builds at once, its rule proved', () => {
  test.each<[string, string | undefined]>([
    ['plain', undefined],
    ['json-lines', '{"integration":"acme","kind":"door","n":1}\n{"integration":"acme","kind":"window"}\n'],
    ['json-array', '[{"a b":"it\'s \\\\ \\"x\\"","n":[1]}]'],
    ['one-object', '{\n  "id": "7",\n  "nested": { "x": null }\n}'],
    ['text', "acme-door: it's `open` $ {now} \\d <b> & more"],
    ['header', 'Oct  6 10:36:04 relay doord[12]: door 7 is open'],
    ['iso-header', '2022-10-06T10:36:04.123456+00:00 relay something without program'],
  ])('%s', async (name, sample) => {
    if (sample !== undefined) writeFileSync(sampleFile, sample);
    const files = await createPlugin(source, name, sample === undefined ? undefined : sampleFile);
    expect(files).toContain(`${name}/plugin.ts`);
    const outcome = await build(name);
    expect(outcome.findings).toEqual([]);
    expect(outcome.plugins).toMatchObject([{ rules: 1, examples: 2 }]);
  });

  test('each takes ids that no other has', async () => {
    const outcome = await runBuild({
      root,
      source,
      target: join(scratch, 'generated'),
      plugins: readdirSync(source),
      isCheck: false,
      ruleset: undefined,
      progress: () => undefined,
    });
    expect(outcome.findings).toEqual([]);
  });

  test('and passes the type checker', () => {
    const configuration = {
      extends: join(root, 'tsconfig.json'),
      include: [join(source, '*/*.ts')],
      compilerOptions: { preserveSymlinks: true },
    };
    writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(configuration));
    expect(() => execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', scratch], { stdio: 'pipe' })).not.toThrow();
  });
});

describe('what cannot start a plugin is a fault with a hint', () => {
  test.each<[string, string, string | undefined, string]>([
    ['a name with a blank', 'my acme', undefined, 'NEW_NAME'],
    ['a name that is there', 'plain', undefined, 'NEW_EXISTS'],
    ['an empty sample', 'empty', '\n\n', 'SAMPLE_EMPTY'],
    ['events of several products', 'mixed', '{"a":"x"}\n{"a":"y"}', 'SAMPLE_NO_KEY'],
  ])('%s', async (_what, name, sample, code) => {
    if (sample !== undefined) writeFileSync(sampleFile, sample);
    await expect(createPlugin(source, name, sample === undefined ? undefined : sampleFile)).rejects.toMatchObject({
      code,
    });
  });

  test('a sample that is not there', async () => {
    await expect(createPlugin(source, 'absent', join(scratch, 'no-such-file'))).rejects.toMatchObject({
      code: 'SAMPLE_UNREADABLE',
    });
  });
});
