import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { allPatterns } from '../pattern/all-patterns.ts';

export const actionIsNoPattern = check({
  id: 'action-is-no-pattern',
  level: 'error',
  effect: 'never fires',
  title: 'A pattern in <action>',
  reason: 'Without type, <action> is compared as a whole, case included: ^, $ and | are part of the text.',
  repair: 'Add type="osmatch" or type="pcre2".',
  demonstration: {
    before: childRule('<action>^block$|^drop$</action>'),
    after: childRule('<action type="osmatch">^block$|^drop$</action>'),
    near: childRule('<action>block</action>'),
    missed: { events: ['{"product":"acme","action":"drop"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element, dialect } of allPatterns(input)) {
      if (dialect === 'string' && /^\^|\$$|\|/.test(element.content))
        yield faultAt(file, element, `<action> is compared with "${element.content}" as a whole: it is no pattern.`);
    }
  },
});
