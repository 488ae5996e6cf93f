import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRuleset, minimalBase, Session } from '../../../src/engine/index.ts';

/** Many tests of few fields, so that their first bytes decide; and tests that a decoder, a program or the log's first byte decides. */
const tests = fc.array(
  fc.constantFrom(
    '<field name="k">^1</field>',
    '<field name="K">1</field>',
    '<field name="k" negate="yes">^2$</field>',
    '<field name="k" type="pcre2">^[13]</field>',
    '<field name="h">^x\\w+$|^y</field>',
    '<field name="h" negate="yes" type="osmatch">^x|^y</field>',
    '<program_name>^app</program_name>',
    '<program_name negate="yes">app</program_name>',
    '<match>^{|^zebra</match>',
    '<match negate="yes">^zebra</match>',
    '<regex>^\\s*z|^{</regex>',
    '<decoded_as>json</decoded_as>',
  ),
  { minLength: 1, maxLength: 3 },
);
const rules = fc.array(fc.record({ tests, level: fc.constantFrom(0, 3, 5), hasParent: fc.boolean() }), {
  minLength: 4,
  maxLength: 12,
});
const fields = fc.record(
  { k: fc.constantFrom('', '1', '12', '2', '3'), h: fc.constantFrom('', 'x', 'xa', 'y', 'z') },
  { requiredKeys: [] },
);
const events = fc.array(
  fc.oneof(
    fields.map((object) => JSON.stringify(object)),
    fc.constantFrom('zebra', ' zebra', 'lion', '', 'Jan  1 00:00:00 h app[1]: zebra', 'Jan  1 00:00:00 h other: lion'),
  ),
  { minLength: 5, maxLength: 12 },
);

test('the winner is the same whether every rule is tried or only those that the kind of event leaves', () => {
  fc.assert(
    fc.property(rules, events, (drafts, lines) => {
      const text = drafts.map(({ tests: elements, level, hasParent }, index) => {
        const parent = hasParent && index > 0 ? `<if_sid>${100100 + (index >> 1)}</if_sid>` : '';
        const id = 100100 + index;
        return `<rule id="${id}" level="${level}">${parent}${elements.join('')}<description>d</description></rule>`;
      });
      const path = 'etc/rules/local_rules.xml';
      const ruleset = loadRuleset([...minimalBase, { path, text: `<group name="t,">${text.join('\n')}</group>` }]);
      const winners = (rulesDebug: boolean): readonly (number | undefined)[] => {
        const session = new Session(ruleset);
        return lines.map((event) => session.process({ event, location: 'stdin', rulesDebug }).rule?.id);
      };
      expect(winners(false)).toEqual(winners(true));
    }),
    { numRuns: 400 },
  );
});
