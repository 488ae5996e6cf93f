import { check } from '../check.ts';
import { childRule, IS_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const ifSidSeparatorAtEnd = check({
  id: 'if-sid-separator-at-end',
  level: 'error',
  effect: 'fires wrongly',
  title: '<if_sid> that ends in a comma or blank',
  reason:
    'An empty id at the end hangs the rule below the root of its category as well: it fires for events that its parent never matched.',
  repair: 'Remove the separator.',
  reports: ['B08'],
  demonstration: {
    before: childRule(IS_EVIL, undefined, { parent: '<if_sid>100100, </if_sid>' }),
    after: childRule(IS_EVIL),
    near: childRule(IS_EVIL, undefined, { parent: '<if_sid>100100, 1</if_sid>' }),
    caught: { events: ['{"product":"other","name":"evil"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'if_sid')) {
      if (/[, ]$/.test(element.content))
        yield faultAt(file, element, `"${element.content}" hangs the rule below the root as well.`);
    }
  },
});
