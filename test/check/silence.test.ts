import { describe, expect, test } from 'vitest';
import { checks, runChecks } from '../../src/check/index.ts';
import { inputOf } from './snippets.ts';

const ROOT = '<decoder name="acme">\n  <prematch>^acme</prematch>\n</decoder>\n';

const kind = checks.find(({ id }) => id === 'pcre-in-osregex');

function findingsBelow(comment: string, place: 'element' | 'rule'): number {
  const condition = '<field name="name">^[Tt]rojan</field>';
  const rules = `<group name="acme,">
  ${place === 'rule' ? comment : ''}
  <rule id="100100" level="3">
    <decoded_as>json</decoded_as>
    ${place === 'element' ? comment : ''}
    ${condition}
    <description>acme</description>
  </rule>
  <rule id="100101" level="3">
    <decoded_as>json</decoded_as>
    ${condition}
    <description>acme</description>
  </rule>
</group>
`;
  return runChecks(inputOf({ rules }), kind ? [kind] : []).length;
}

test.each([
  ['no comment', '', 'element', 2],
  ['a comment with a reason above the element', '<!-- ossify-disable pcre-in-osregex: logged so -->', 'element', 1],
  ['a comment with a reason above the rule', '<!-- ossify-disable pcre-in-osregex: logged so -->', 'rule', 1],
  ['a comment without a reason', '<!-- ossify-disable pcre-in-osregex -->', 'element', 2],
  ['a comment for another kind', '<!-- ossify-disable xml-entity: logged so -->', 'element', 2],
] as const)('%s leaves the findings that it should', (_what, comment, place, expected) => {
  expect(findingsBelow(comment, place)).toBe(expected);
});

test('a comment above a decoder covers what is in it, and not the decoder after it', () => {
  const part = (comment: string, field: string) =>
    `${comment}<decoder name="acme-a">\n  <parent>acme</parent>\n  <regex>${field}=(\\w+)</regex>\n  <order>who</order>\n</decoder>\n`;
  const comment = '<!-- ossify-disable field-of-two-siblings: one thing, two names -->\n';
  const twice = (above: string) => inputOf({ decoders: `${ROOT}${part('', 'a')}${part(above, 'b')}${part('', 'c')}` });
  const lines = (above: string) => runChecks(twice(above)).map(({ code, at }) => [code, at?.line]);
  expect(lines('')).toEqual([
    ['field-of-two-siblings', 12],
    ['field-of-two-siblings', 17],
  ]);
  expect(lines(comment)).toEqual([['field-of-two-siblings', 18]]);
});

describe('a comment that silences nothing', () => {
  const rule = (comment: string, condition = '<field name="name">^evil$</field>') =>
    inputOf({
      rules: `<group name="acme,">\n${comment}\n<rule id="100100" level="3">\n<decoded_as>json</decoded_as>\n${condition}\n<description>acme</description>\n</rule>\n</group>\n`,
    });
  test.each([
    [
      'of a kind that is not there',
      '<!-- ossify-disable xml-entity: why -->',
      'There is no finding "xml-entity" here to be silenced.',
    ],
    [
      'of a kind that does not exist',
      '<!-- ossify-disable xml-entities: why -->',
      'There is no kind of finding "xml-entities".',
    ],
    [
      'without a reason',
      '<!-- ossify-disable pcre-in-osregex -->',
      'Without a reason "pcre-in-osregex" is not silenced.',
    ],
  ])('%s is a finding at its place', (_what, comment, message) => {
    const found = runChecks(rule(comment)).filter(({ code }) => code === 'useless-silencer');
    expect(found.map(({ at, message: text }) => [at?.line, at?.column, text])).toEqual([[2, 1, message]]);
  });

  test('is none where several comments above a rule each silence a finding of it', () => {
    const comments = '<!-- ossify-disable pcre-in-osregex: why -->\n<!-- ossify-disable xml-entity: why -->';
    expect(runChecks(rule(comments, '<field name="name">^[Ee]vil &amp; more</field>'))).toEqual([]);
  });
});
