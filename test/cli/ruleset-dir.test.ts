import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRulesetDir, usualRuleset } from '../../src/cli/ruleset-dir.ts';
import { freshRuleset } from '../../src/cli/serve/fresh-ruleset.ts';
import { OssifyError } from '../../src/diagnostics/index.ts';

const scratch = mkdtempSync(join(tmpdir(), 'ossify-ruleset-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scratch, name, path)), { recursive: true });
    writeFileSync(join(scratch, name, path), text);
  }
  return join(scratch, name);
}

const pathsOf = (folder: string): string[] => readRulesetDir(folder).files.map(({ path }) => path);

describe('a folder with a ruleset', () => {
  test('holds decoders, rules and lists, lists in folders too', () => {
    const folder = folderWith('plain', {
      'decoders/a.xml': '',
      'rules/b.xml': '',
      'rules/notes.txt': '',
      'lists/c': '',
      'lists/c.cdb': '',
      'lists/amazon/d': '',
    });
    expect(pathsOf(folder)).toEqual([
      'ruleset/decoders/a.xml',
      'ruleset/rules/b.xml',
      'etc/lists/amazon/d',
      'etc/lists/c',
    ]);
  });

  test("a manager's home without ossec.conf is read from the usual folders", () => {
    const folder = folderWith('home', {
      'ruleset/decoders/a.xml': '',
      'etc/decoders/local_decoder.xml': '',
      'ruleset/rules/b.xml': '',
      'etc/rules/local_rules.xml': '',
    });
    expect(pathsOf(folder)).toEqual([
      'ruleset/decoders/a.xml',
      'etc/decoders/local_decoder.xml',
      'ruleset/rules/b.xml',
      'etc/rules/local_rules.xml',
    ]);
  });

  test("a manager's ossec.conf says what is loaded", () => {
    const folder = folderWith('configured', {
      'etc/ossec.conf': `<ossec_config>
        <alerts><log_alert_level>5</log_alert_level><email_alert_level>10</email_alert_level></alerts>
        <ruleset><rule_dir>elsewhere</rule_dir></ruleset>
      </ossec_config>
      <ossec_config>
        <ruleset>
          <decoder_dir>ruleset/decoders</decoder_dir>
          <rule_dir>ruleset/rules</rule_dir>
          <rule_dir>etc/mine</rule_dir>
          <rule_include>etc/extra/one.xml</rule_include>
          <rule_exclude>b.xml</rule_exclude>
          <list>etc/lists/known</list>
        </ruleset>
      </ossec_config>`,
      'ruleset/decoders/a.xml': '',
      'ruleset/rules/b.xml': '',
      'etc/mine/c.xml': '',
      'etc/extra/one.xml': '',
      'etc/rules/local_rules.xml': '',
      'elsewhere/no.xml': '',
    });
    const { files, options } = readRulesetDir(folder);
    expect(files.map(({ path, kind }) => [path, kind])).toEqual([
      ['ruleset/decoders/a.xml', 'decoders'],
      ['etc/extra/one.xml', 'rules'],
      ['ruleset/rules/b.xml', 'rules'],
      ['etc/mine/c.xml', 'rules'],
    ]);
    expect(options).toEqual({
      excluded: ['b.xml'],
      declaredLists: ['etc/lists/known'],
      logAlertLevel: 5,
      emailAlertLevel: 10,
    });
  });

  test("a folder's pattern is an OS_Regex on folder and name, and a file is loaded once (decoding.md 5.1)", () => {
    const ruleset = (rules: string) => `<ossec_config><ruleset>${rules}</ruleset></ossec_config>`;
    const files = { 'etc/mine/a.rules': '', 'etc/mine/b.xml': '', 'etc/mine/c.XML': '' };
    const folder = (name: string, rules: string) => folderWith(name, { ...files, 'etc/ossec.conf': ruleset(rules) });
    expect(pathsOf(folder('all', '<rule_dir>etc/mine</rule_dir>'))).toEqual(['etc/mine/b.xml', 'etc/mine/c.XML']);
    expect(pathsOf(folder('pattern', '<rule_dir pattern="^etc/mine/\\w.rules$">etc/mine</rule_dir>'))).toEqual([
      'etc/mine/a.rules',
    ]);
    const included = '<rule_dir>etc/mine</rule_dir><rule_include>etc/mine/c.XML</rule_include>';
    expect(pathsOf(folder('included', included))).toEqual(['etc/mine/c.XML', 'etc/mine/b.xml']);
    expect(() => pathsOf(folder('bad', '<rule_dir pattern="(">etc/mine</rule_dir>'))).toThrow('is no OS_Regex');
  });

  test('with an ossec.conf that Wazuh cannot read, or that includes what is not there, is refused', () => {
    const broken = folderWith('broken', { 'etc/ossec.conf': '<ossec_config><ruleset>', 'ruleset/rules/a.xml': '' });
    expect(() => readRulesetDir(broken)).toThrow(OssifyError);
    const text = '<ossec_config><ruleset><rule_include>gone.xml</rule_include></ruleset></ossec_config>';
    expect(() => readRulesetDir(folderWith('gone', { 'etc/ossec.conf': text }))).toThrow('it is not there');
  });

  test('without a ruleset is refused', () => {
    expect(() => readRulesetDir(folderWith('none', { 'lists/a': '' }))).toThrow(OssifyError);
    expect(() => readRulesetDir(join(scratch, 'missing'))).toThrow(OssifyError);
  });
});

test('nothing named is what WAZUH_RULESET names, else the minimal base', () => {
  const folder = folderWith('named', { 'rules/a.xml': '' });
  expect(usualRuleset(undefined, { WAZUH_RULESET: folder }).name).toBe(folder);
  expect(usualRuleset(undefined, {}).name).toBe('the minimal base');
  expect(usualRuleset(folder, { WAZUH_RULESET: '/nowhere' }).name).toBe(folder);
});

test('a ruleset is loaded again only when a file has changed', () => {
  const rule = (id: number) =>
    `<group name="t,"><rule id="${id}" level="3"><match>x</match><description>d</description></rule></group>`;
  const folder = folderWith('fresh', { 'rules/a.xml': rule(100100) });
  const current = freshRuleset(() => readRulesetDir(folder));
  const first = current();
  expect(current()).toBe(first);
  writeFileSync(join(folder, 'rules/a.xml'), rule(100101));
  expect(current()).not.toBe(first);
});
