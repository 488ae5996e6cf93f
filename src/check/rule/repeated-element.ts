import { check } from '../check.ts';
import { ACME_LINE, ACME_NAME, ACME_ROOT, decoderFile, IS_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

/** Of these the last one counts alone. @source rules.md 1.3 */
const LAST_ALONE = ['decoded_as', 'category', 'time', 'weekday', 'compiled_rule', 'if_matched_sid'] as const;

/** Of these the first that is there counts alone, in this order. @source rules.md 1.4 */
const HISTORIES = ['if_matched_sid', 'if_matched_group', 'if_matched_regex'] as const;

function decoded(parents: string) {
  const { decoders } = decoderFile([ACME_ROOT, ACME_NAME]);
  return {
    decoders: String(decoders),
    rules: `<group name="acme,">
  <rule id="100101" level="5">
    ${parents}
    ${IS_EVIL}
    <description>acme</description>
  </rule>
</group>
`,
  };
}

export const repeatedElement = check({
  id: 'repeated-element',
  level: 'error',
  effect: 'fires wrongly',
  title: 'An element of which Wazuh takes one alone',
  reason:
    'Of several <decoded_as>, <category>, <time>, <weekday>, <compiled_rule> or <if_matched_sid> the last one counts, and of if_matched_sid, if_matched_group and if_matched_regex one: the others are neither "and" nor "or".',
  repair: 'Make two rules, or a chain of them.',
  demonstration: {
    before: decoded('<decoded_as>json</decoded_as>\n    <decoded_as>acme</decoded_as>'),
    after: decoded('<decoded_as>json</decoded_as>'),
    near: decoded('<decoded_as>json</decoded_as>\n    <field name="product">^acme$</field>'),
    caught: { events: [ACME_LINE], rule: 100101 },
  },
  *find(input) {
    for (const { element, file } of input.rules) {
      for (const name of LAST_ALONE) {
        for (const ignored of childrenNamed(element, name).slice(0, -1))
          yield faultAt(file, ignored, `Wazuh leaves this <${name}> out: it takes the last one of a rule.`);
      }
      const [used, ...others] = HISTORIES.flatMap((name) => childrenNamed(element, name).slice(-1));
      for (const ignored of others)
        yield faultAt(file, ignored, `Wazuh leaves this <${ignored.name}> out: the rule counts by <${used?.name}>.`);
    }
  },
});
