import { expect, test } from 'vitest';
import { runChecks, type Snippet } from '../../src/check/index.ts';
import { inputOf } from './snippets.ts';

function rule(id: number, body: string): string {
  return `<rule id="${id}" level="3">${body}<description>a</description></rule>`;
}

function errors(snippet: Snippet): readonly string[] {
  const found = runChecks(inputOf(snippet)).filter(({ level }) => level === 'error');
  return found.map(({ code, at }) => `${at?.line} ${code}`);
}

const REFUSED = '<field name="srcip">10.0.0.1</field>';
const BELOW = '<if_sid>100101</if_sid>';

test.each<[string, Snippet, string[]]>([
  [
    'two rules for which Wazuh refuses the ruleset are both found, and what is dropped behind them',
    {
      rules: `<group name="a,">
${rule(100101, REFUSED)}
${rule(100102, '<if_group>nobody</if_group>')}
${rule(100103, '<decoded_as>nobody</decoded_as>')}
${rule(100102, '<match>a</match>')}
</group>`,
    },
    ['2 static-field-name', '3 if-group-not-found', '4 unknown-decoder'],
  ],
  [
    'what is missed because it was left out is not found: children, their children, groups without rules',
    {
      rules: `<group name="a,">\n${rule(100101, REFUSED)}\n</group>
<group name="b,">\n${rule(100102, BELOW)}\n${rule(100103, '<if_sid>100102</if_sid>')}\n</group>`,
    },
    ['2 static-field-name'],
  ],
  [
    'a decoder that is refused, and a rule on it',
    {
      decoders: '<decoder name="a"><prematch>(</prematch></decoder>\n<decoder name="b"><parent>a</parent></decoder>',
      rules: `<group name="a,">\n${rule(100101, '<decoded_as>a</decoded_as>')}\n${rule(100102, REFUSED)}\n</group>`,
    },
    ['1 decoder-regex-syntax', '3 static-field-name'],
  ],
  [
    'a file that is no XML, and another one',
    { rules: { 'a.xml': '<group name="a,">', 'b.xml': `<group name="b,">\n${rule(100101, REFUSED)}\n</group>` } },
    ['1 xml-syntax', '2 static-field-name'],
  ],
])('%s', (_what, snippet, expected) => {
  expect(errors(snippet)).toEqual(expected);
});
