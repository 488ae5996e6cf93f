import { check } from '../check.ts';
import { childRule, IS_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const checkIfIgnored = check({
  id: 'check-if-ignored',
  level: 'warning',
  effect: 'misleads',
  title: 'check_if_ignored',
  reason: 'In a session it never holds anything back; only the live engine keeps the file that it looks at.',
  repair: 'Use the attribute ignore of the rule.',
  demonstration: {
    before: childRule(`${IS_EVIL}\n<check_if_ignored>srcip</check_if_ignored>`),
    after: childRule(IS_EVIL, 'level="10" ignore="60"'),
    near: childRule(IS_EVIL),
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'check_if_ignored')) {
      yield faultAt(file, element, 'It does not hold this rule back.');
    }
  },
});
