import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minimalBase } from '../../../src/engine/index.ts';
import { requires } from '../../builders/requires.ts';

const bin = resolve(import.meta.dirname, '../../../bin/ossify.mjs');
const folder = mkdtempSync(join(tmpdir(), 'ossify-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The faulty rule stands in line 7, its field in the fifth column. */
const RULES = `<group name="acme,">
  <rule id="100100" level="3">
    <decoded_as>json</decoded_as>
    <description>acme</description>
  </rule>
  <rule id="100101" level="5">
    <if_sid>100100</if_sid>
    <field name="name">^[Ee]vil$</field>
    <description>acme: evil</description>
  </rule>
</group>
`;
const WARNED = RULES.replace('^[Ee]vil$', '^evil$').replace('level="5"', 'level="5" maxsize="20"');

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function check(...args: readonly string[]) {
  return checkIn(folder, ...args);
}

async function checkIn(cwd: string, ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await execa(bin, ['check', ...args], {
    cwd,
    reject: false,
    env: { WAZUH_RULESET: '' },
  });
  return { exitCode, stdout, stderr };
}

beforeAll(() => {
  write('faulty/rules/acme.xml', RULES);
  write('loose/acme.xml', WARNED);
  write('generated/acme/etc/rules/acme.xml', WARNED.replace(' maxsize="20"', ''));
  for (const { path, text } of minimalBase) write(path.replace(/^\w+/, 'shipped'), String(text));
  write('shipped/rules/0100-other.xml', RULES.replaceAll('10010', '9910'));
  write('nothing/readme.txt', 'nothing');
  symlinkSync('/nowhere.xml', join(folder, 'faulty/rules/gone.xml'));
});

describe('ossify check', () => {
  test('an error: 1, the line with a caret below its place, and what to write', async () => {
    const { exitCode, stdout, stderr } = await check('faulty');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(
      stdout,
    ).toContain(`faulty/rules/acme.xml:8:5: error: <field> is OS_Regex, but "^[Ee]vil$" holds a character class […], which is compared literally. [pcre-in-osregex]
      <field name="name">^[Ee]vil$</field>
      ^
  hint: Add type="pcre2", or write the pattern in OS_Regex.
`);
    expect(stdout).toContain('faulty/rules/gone.xml: error: The file cannot be opened');
    expect(stdout).toMatch(/^2 rules, 0 decoders: 2 errors, 0 warnings, 0 notes$/m);
  });

  test('a warning alone: 0, in a folder of loose files', async () => {
    const { exitCode, stdout } = await check('loose');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('loose/acme.xml:6:3: warning: The rule wants events of at least 20 bytes.');
  });

  test('a plugin of generated/ by its name: 0 and no finding', async () => {
    expect(await check('acme')).toEqual({
      exitCode: 0,
      stdout: '2 rules, 0 decoders: 0 errors, 0 warnings, 0 notes',
      stderr: '',
    });
  });

  test('--ruleset names what the rules are loaded with', async () => {
    write('clashing/acme.xml', RULES.replaceAll('10010', '9910').replace('[Ee]', 'e'));
    const alone = await check('clashing', '--json');
    const beside = await check('clashing', '--ruleset', 'shipped', '--json');
    expect(JSON.parse(alone.stdout).findings).toEqual([]);
    expect(codes(beside.stdout)).toContain('duplicate-id');
  });

  test.each<[string, readonly string[], string]>([
    ['a folder without rules and decoders', ['nothing'], 'CHECK_NOTHING'],
    ['a name that is nowhere', ['no-such'], 'CHECK_NOTHING'],
    ['a ruleset that is none', ['faulty', '--ruleset', 'nothing'], 'RULESET_MISSING'],
    ['two formats', ['faulty', '--json', '--sarif'], 'mutually exclusive'],
  ])('%s: 2, and what to do', async (_what, args, says) => {
    const { exitCode, stderr } = await check(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe('for machines', () => {
  test('--json holds each finding with file, line and column', async () => {
    const { findings } = JSON.parse((await check('faulty', '--json')).stdout);
    expect(findings[0]).toMatchObject({
      code: 'pcre-in-osregex',
      level: 'error',
      at: { file: 'faulty/rules/acme.xml', line: 8, column: 5 },
    });
  });

  test('--github makes an annotation of each', async () => {
    const { stdout, exitCode } = await check('faulty', '--github');
    expect(exitCode).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(
      /^::error file=faulty\/rules\/acme\.xml,line=8,col=5,title=pcre-in-osregex::<field>/,
    );
  });

  /** @source GitHub's documentation on SARIF support for code scanning: the properties that it requires */
  test('--sarif holds what code scanning requires, with paths from the repository root', async () => {
    const log = JSON.parse((await check('faulty', '--sarif')).stdout);
    expect(log).toMatchObject({ $schema: expect.stringContaining('sarif-2.1.0'), version: '2.1.0' });
    const [{ tool, results }] = log.runs;
    for (const rule of tool.driver.rules) {
      expect(rule).toMatchObject({
        id: expect.stringMatching(/^[a-z0-9-]+$/),
        shortDescription: { text: expect.stringMatching(/\S/) },
        fullDescription: { text: expect.stringMatching(/\S/) },
        help: { text: expect.stringMatching(/\S/) },
        defaultConfiguration: { level: expect.stringMatching(/^(?:error|warning|note)$/) },
      });
    }
    expect(results).toHaveLength(2);
    for (const { ruleId, ruleIndex, level, message, locations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect([level, message.text]).toEqual(['error', expect.stringMatching(/\S/)]);
      const [{ physicalLocation }] = locations;
      expect(existsOrIsLink(physicalLocation.artifactLocation.uri)).toBe(true);
      expect(physicalLocation.region.startLine).toBeGreaterThan(0);
    }
  });
});

requires('OSSIFY_GOLDEN').describe('the public recipe', () => {
  const recipe = join(requires('OSSIFY_GOLDEN').folder, '../sentinelone/recipe');
  test.runIf(existsSync(recipe))('shows its faults at their lines, with a caret', async () => {
    const { exitCode, stdout } = await checkIn(dirname(dirname(bin)), recipe);
    expect(exitCode).toBe(1);
    const shown = [...stdout.matchAll(/^(?:.*\/)?(\S+?):(\d+):(\d+): .*\[(\S+)\]\n {2}(.*)\n {2}( *)\^$/gm)];
    const places = shown.map(([, file, line, , kind]) => `${file}:${line} ${kind}`);
    expect(places).toEqual(
      expect.arrayContaining([
        'api_rules.xml:21 value-inside-another',
        'api_rules.xml:28 pcre-in-osregex',
        'decoders.xml:37 value-cut-at-blank',
        'article.txt:410 one-name-for-two-files',
      ]),
    );
    for (const [, , , column, , line = '', indent = ''] of shown) {
      expect(indent.length).toBe(Number(column) - 1);
      expect(line.slice(indent.length)).toMatch(/^\S/);
    }
  });
});

function existsOrIsLink(uri: string): boolean {
  return !uri.startsWith('/') && (existsSync(join(folder, uri)) || uri.endsWith('gone.xml'));
}

function codes(text: string): readonly string[] {
  const { findings } = JSON.parse(text);
  return findings.map(({ code }: { readonly code: string }) => code);
}
