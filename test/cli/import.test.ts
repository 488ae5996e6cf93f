import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { runBuild } from '../../src/cli/build/run.ts';
import { outcomeText } from '../../src/cli/import/print.ts';
import { type ImportOptions, runImport } from '../../src/cli/import/run.ts';
import { readRulesetDir } from '../../src/cli/ruleset-dir.ts';

const root = resolve(import.meta.dirname, '../..');
// Beside the tests, not in the system's folder: the new plugins import src/define.
const scratch = mkdtempSync(join(root, 'test/import-'));
const source = join(scratch, 'rules-src');
mkdirSync(source);
symlinkSync(join(root, 'src'), join(scratch, 'src'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
};

const decoders = file('local_decoder.xml', '<decoder name="acme"><program_name>^acmed$</program_name></decoder>\n');
const rules = file(
  'local_rules.xml',
  `<group name="local,">
  <rule id="100001" level="3"><decoded_as>acme</decoded_as><match>door &amp; window</match><description>Acme</description></rule>
  <rule id="100002" level="5"><if_sid>100001</if_sid><match>a(?:b)</match><description>Door $(srcip)</description></rule>
  <rule id="100003" level="5"><if_sid>5716</if_sid><description>Below a stock rule</description></rule>
</group>
`,
);

const importing = (given: Partial<ImportOptions>) =>
  runImport({
    files: [decoders, rules],
    name: undefined,
    out: undefined,
    source,
    events: undefined,
    ruleset: readRulesetDir(undefined),
    ...given,
  });

describe('an import', () => {
  const events = file('events.log', 'Dec 25 20:45:02 host acmed: door &amp; window\n\na line of something else\n');
  const outcome = importing({ name: 'acme', events });

  test('says what it wrote, what stays, and what the ruleset lacks', () => {
    expect(outcomeText(outcome, scratch)).toBe(`rules-src/acme/plugin.ts
rules-src/acme/rules.ts
rules-src/acme/decoders.ts
3 rules, 1 decoders; known faults that stay: PATTERN_NOT_WRITABLE 1, PATTERN_OF_ANOTHER_DIALECT 1, RULE_UNPROVED 1
The same ruleset as before, beside the minimal base; the same answers to 2 events.
It drops 100003 in both forms: it lacks their parents or lists.
Next: ossify build acme --ruleset DIR; on the manager, take the imported files away.
`);
  });

  test('builds beside a ruleset that has what it names', async () => {
    const home = join(scratch, 'ruleset');
    for (const { path, text } of readRulesetDir(undefined).files) {
      const place = join(home, path.replace(/^ruleset\//, ''));
      mkdirSync(join(place, '..'), { recursive: true });
      writeFileSync(place, text);
    }
    const sshd =
      '<group name="sshd,"><rule id="5716" level="5"><match>sshd</match><description>x</description></rule></group>';
    writeFileSync(join(home, 'rules/0095-sshd_rules.xml'), sshd);
    const target = join(scratch, 'generated');
    const built = await runBuild({
      root,
      source,
      target,
      plugins: ['acme'],
      isCheck: false,
      ruleset: home,
      progress: () => undefined,
    });
    expect(built.findings).toEqual([]);
    const xml = readFileSync(join(target, 'acme/etc/rules/1000-acme_local_rules.xml'), 'utf8');
    expect(xml).toContain('<match type="osmatch">door &amp; window</match>');
  });

  test('is formatted as the repository is, and passes its linter', () => {
    const biome = join(root, 'node_modules/.bin/biome');
    for (const path of outcome.written) {
      const given = readFileSync(path, 'utf8');
      const as = `--stdin-file-path=${join(root, 'rules-src/acme', path.slice(path.lastIndexOf('/') + 1))}`;
      expect(execFileSync(biome, ['check', '--write', as], { input: given, cwd: root, encoding: 'utf8' })).toBe(given);
    }
  });

  test('of a folder that is there already writes nothing', () => {
    expect(() => importing({ name: 'acme' })).toThrow('It exists already.');
  });
});

test('the ruleset may hold the imported files: what only they define is not elsewhere', () => {
  const home = join(scratch, 'manager');
  const nothing = file(
    'own_rules.xml',
    '<group name="a,"><rule id="100007" level="3" overwrite="yes"><match>x</match><description>x</description></rule></group>',
  );
  mkdirSync(join(home, 'rules'), { recursive: true });
  writeFileSync(join(home, 'rules/own_rules.xml'), readFileSync(nothing));
  const other =
    '<group name="a,"><rule id="100008" level="3"><match>y</match><description>x</description></rule></group>';
  writeFileSync(join(home, 'rules/other_rules.xml'), other);
  const { files } = readRulesetDir(undefined);
  const ruleset = { name: 'x', files: [...files, ...readRulesetDir(home).files], options: {} };
  const { refusals } = importing({ files: [nothing], ruleset });
  expect(refusals.map(({ code }) => code)).toEqual(['IMPORT_OVERWRITES_NOTHING']);
  writeFileSync(nothing, readFileSync(nothing, 'utf8').replace('100007', '100008'));
  expect(importing({ files: [nothing], ruleset }).refusals).toEqual([]);
});

test('a refused import tells every place and writes nothing', () => {
  const outcome = importing({ files: [rules] });
  expect(stripVTControlCharacters(outcomeText(outcome, scratch))).toBe(
    `local_rules.xml:2: DECODED_AS_UNKNOWN: Rule 100001 wants the decoder "acme", which neither the plugin nor the stock ruleset has: Wazuh would not start.
  hint: Import the file of that decoder too, or name the ruleset that has it with --ruleset.
1 refused; nothing was written.
`,
  );
  expect(existsSync(join(source, 'local'))).toBe(false);
});

test.each<[string, Partial<ImportOptions>, string]>([
  ['a file that is not there', { files: [join(scratch, 'none.xml')] }, 'It cannot be read'],
  ['a name that a plugin cannot have', { name: 'My rules' }, '"My rules" cannot be a plugin\'s name'],
])('%s is said', (_what, given, message) => {
  expect(() => importing(given)).toThrow(message);
});
