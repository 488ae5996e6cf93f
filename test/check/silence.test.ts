import { expect, test } from 'vitest';
import { checks, runChecks } from '../../src/check/index.ts';
import { inputOf } from './snippets.ts';

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
