import { describe, expect, test } from 'vitest';
import {
  bumpLock,
  changeWords,
  lockFindings,
  printLock,
  readLock,
  withChanges,
} from '../../../src/harness/lock/index.ts';
import { listRules } from '../../../src/harness/rule-list.ts';

const rules = (inside: string, attributes = 'level="5"') =>
  listRules([
    {
      path: 'etc/rules/r.xml',
      text: `<group name="a,"><rule id="100001" ${attributes}><if_sid>1</if_sid>${inside}<description>Seen</description></rule></group>`,
    },
  ]);
const lockOf = (...given: Parameters<typeof rules>) => bumpLock({}, rules(...given)).lock;
const lines = (before: ReturnType<typeof rules>, now: ReturnType<typeof rules>) =>
  bumpLock(bumpLock({}, before).lock, now).lines;
const field = '<field name="a.b">^x$</field>';

describe('a changed rule gets a version and a line in words', () => {
  test.each<[string, ReturnType<typeof rules>, ReturnType<typeof rules>, string[]]>([
    ['nothing', rules(field), rules(field), []],
    ['layout and comments are nothing', rules(field), rules(`\n  <!-- why -->\n  ${field}`), []],
    ['a level', rules(''), rules('', 'level="12"'), ['- 100001 v2: level 12 instead of 5']],
    ['a condition more', rules(''), rules(field), ['- 100001 v2: now asks field a.b ^x$']],
    ['a condition less', rules(field), rules(''), ['- 100001 v2: no longer asks field a.b ^x$']],
    ['another value', rules(field), rules(field.replace('x', 'y')), ['- 100001 v2: field a.b ^y$ instead of ^x$']],
    [
      'a negation',
      rules(field),
      rules(field.replace('>', ' negate="yes">')),
      ['- 100001 v2: field a.b ^x$ (negate=yes) instead of ^x$'],
    ],
    ['a group', rules(''), rules('<group>b,</group>'), ['- 100001 v2: groups a, b instead of a']],
    ['an attribute more', rules(''), rules('', 'level="5" ignore="60"'), ['- 100001 v2: now has ignore 60']],
    ['a new rule', [], rules(''), ['- 100001 v1: new, level 5: Seen']],
    ['a rule less', rules(''), [], ['- 100001: removed']],
    [
      'texts beyond ASCII, which files hold byte by byte',
      rules(field),
      rules(Buffer.from('<field name="a.b">é</field>').toString('latin1')),
      ['- 100001 v2: field a.b é instead of ^x$'],
    ],
  ])('%s', (_what, before, now, expected) => {
    expect(lines(before, now)).toEqual(expected);
  });

  test('several changes are one line', () => {
    expect(lines(rules(field), rules('', 'level="7"'))).toEqual([
      '- 100001 v2: level 7 instead of 5; no longer asks field a.b ^x$',
    ]);
  });
});

test('the words of two behaviours that are the same are none', () => {
  expect(changeWords(['level: 3'], ['level: 3'])).toEqual([]);
});

describe('the lock', () => {
  test('is read as it was printed', () => {
    expect(readLock(printLock(lockOf(field)), 'rules.lock.json')).toEqual(lockOf(field));
  });

  test.each(['', '{}', '{"format":2}', '{"format":1,"rules":{"1":{}}}'])('%j is damaged', (text) => {
    expect(() => readLock(text, 'rules.lock.json')).toThrowError(expect.objectContaining({ code: 'LOCK_DAMAGED' }));
  });
});

describe('findings of a check', () => {
  const check = (lock: ReturnType<typeof lockOf>, now: ReturnType<typeof rules>, changelog: string) =>
    lockFindings(lock, now, { changelog, plugin: 'acme', placeOf: () => ({ file: 'rules.ts', line: 4 }) }).map(
      ({ code, message }) => `${code}: ${message}`,
    );
  const logged = '- 100001 v1: new';

  test('none for a rule that is what the lock says, with its line', () => {
    expect(check(lockOf(field), rules(field), logged)).toEqual([]);
  });

  test('a rule that changed and kept its version', () => {
    expect(check(lockOf(field), rules(''), logged)).toEqual([
      'RULE_VERSION: Rule 100001 v2: no longer asks field a.b ^x$; in the lock it is still version 1.',
    ]);
  });

  test('a version without a line', () => {
    expect(check(lockOf(field), rules(field), '- 100001 v2: other')).toEqual([
      'RULE_UNLOGGED: Version 1 of rule 100001 has no line in CHANGELOG.md.',
    ]);
  });
});

describe('the changelog', () => {
  const first = withChanges('', '1.0.0', ['- a']);
  test.each([
    ['the first lines', first, '# Changes of the rules\n\n## 1.0.0\n\n- a\n'],
    [
      'more of the same version stand above',
      withChanges(first, '1.0.0', ['- b']),
      '# Changes of the rules\n\n## 1.0.0\n\n- b\n- a\n',
    ],
    [
      'a new version stands above',
      withChanges(first, '1.0.1', ['- b']),
      '# Changes of the rules\n\n## 1.0.1\n\n- b\n\n## 1.0.0\n\n- a\n',
    ],
    ['no lines, no change', withChanges(first, '2.0.0', []), first],
  ])('%s', (_what, text, expected) => {
    expect(text).toBe(expected);
  });
});
