import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { decodesJson } from '../rule/decoded-fields.ts';
import { ruleElements } from '../rule-elements.ts';

export const longNumber = check({
  id: 'long-number',
  level: 'warning',
  effect: 'never fires',
  title: 'A number longer than Wazuh prints',
  reason: 'The JSON decoder prints a number beyond 2147483647 with six decimals, and digits beyond 2^53 are lost.',
  repair: 'Write it as Wazuh prints it, or send it as a string.',
  reports: ['B14'],
  demonstration: {
    before: childRule('<field name="ts">^1737000000000$</field>'),
    after: childRule('<field name="ts">^1737000000000.000000$</field>'),
    near: childRule('<field name="ts">^2147483647$</field>'),
    missed: { events: ['{"product":"acme","ts":1737000000000}'], rule: 100101 },
  },
  *find(input) {
    for (const { rule, file, element } of ruleElements(input, 'field')) {
      const digits = /^\^(\d{10,16})\$$/.exec(element.content)?.[1];
      if (digits === undefined || Number(digits) <= 2147483647 || !decodesJson(rule, input)) continue;
      yield faultAt(
        file,
        element,
        `A JSON number is printed ${digits}.000000, which "${element.content}" does not match.`,
      );
    }
  },
});
