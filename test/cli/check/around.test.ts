import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCheck } from '../../../src/cli/check/run.ts';
import { minimalBase } from '../../../src/engine/index.ts';

let folder: string;
const home = () => join(folder, 'home');
const own = () => join(folder, 'own');

function put(path: string, text: string | Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function rules(id: number, body = '<match>a</match>', attributes = ''): string {
  return `<group name="a,"><rule id="${id}" level="3"${attributes}>${body}<description>a</description></rule></group>\n`;
}

async function found(): Promise<readonly string[]> {
  const { findings } = await runCheck({ what: [own()], ruleset: home(), environment: {} });
  return findings.map(({ code }) => code);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ossify-around-'));
  for (const { path, text } of minimalBase) put(join('home', path.replace(/^etc/, 'ruleset')), text);
  put('home/etc/rules/local_rules.xml', rules(100100));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("an edited copy of the manager's own file is judged in its place", async () => {
  put('own/local_rules.xml', rules(100100, '<match>b</match>'));
  expect(await found()).toEqual([]);
});

test("another file of the name of the manager's own is found", async () => {
  put('own/local_rules.xml', rules(100200, '<match>b</match>'));
  expect(await found()).toEqual(['file-name-taken']);
});

test.each([
  ['before it, which leaves that one out', 'own/acme_rules.xml'],
  ['after it, which leaves the judged one out', 'own/zz_rules.xml'],
])('an id of another file of the manager is found where it is loaded %s', async (_when, path) => {
  put(path, rules(100100, '<match>b</match>'));
  expect(await found()).toEqual(['duplicate-id']);
});

test('an overwrite of the first root is no whole ruleset: the files around it are loaded', async () => {
  put('own/zz_rules.xml', `${rules(1, '', ' overwrite="yes"')}${rules(100200, '<if_sid>100100</if_sid>')}`);
  expect(await found()).toEqual(['overwrite-of-root']);
});

test('a file that is no UTF-8 is loaded byte by byte, as Wazuh loads it', async () => {
  const latin1 = (text: string) => Buffer.from(text, 'latin1');
  const two = `${rules(100200, '<match type="pcre2">^caf\u00e9$</match>')}${rules(100201, '<match type="pcre2">^caf\u00e8$</match>')}`;
  put('own/acme_rules.xml', latin1(two)); // as replacement signs both would be the same pattern, the second shadowed
  expect(await found()).toEqual([]);
});
