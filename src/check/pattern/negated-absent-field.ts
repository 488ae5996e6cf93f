import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { ruleElements } from '../rule-elements.ts';

export const negatedAbsentField = check({
  id: 'negated-absent-field',
  level: 'note',
  effect: 'misleads',
  title: 'A rule that is only negated, on a field that may be absent',
  reason: 'A rule whose field is not there does not match, with negate as well.',
  repair:
    'If events without the field are meant too, write a child rule that excludes the value and give the parent the alert.',
  demonstration: {
    before: childRule('<field name="state" negate="yes">^good$</field>'),
    after: childRule('<field name="state">^bad$</field>'),
    near: childRule('<match negate="yes">good</match>'),
  },
  *find(input) {
    for (const { rule, file, element } of ruleElements(input, 'field')) {
      if (rule.loaded?.conditions.length !== 1) continue;
      if (attributeOf(element, 'negate')?.toLowerCase() !== 'yes') continue;
      yield faultAt(file, element, `Events without ${attributeOf(element, 'name')} do not match either.`);
    }
  },
});
