import { check } from '../check.ts';
import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';

export const overwriteOfRoot = check({
  id: 'overwrite-of-root',
  level: 'error',
  effect: 'misleads',
  title: 'An overwrite of a rule with an id below 10',
  reason: 'Such a rule is not replaced: a second root of its id is added beside it.',
  repair: 'Write a rule of your own below the root.',
  demonstration: {
    before: ruleFile(
      '  <rule id="1" level="0" noalert="1" overwrite="yes">\n    <category>syslog</category>\n    <description>mine</description>\n  </rule>',
    ),
    after: ruleFile(rule(IS_EVIL)),
    near: ruleFile(`${rule(IS_EVIL)}\n${rule(IS_EVIL, 'level="10" overwrite="yes"')}`),
  },
  *find(input) {
    for (const { element, file, id, isOverwrite } of input.rules) {
      if (isOverwrite && id < 10) yield faultAt(file, element, `Rule ${id} is not replaced, a second one is added.`);
    }
  },
});
