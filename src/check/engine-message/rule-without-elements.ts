import { childRule, IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const ruleWithoutElements = engineMessage({
  id: 'rule-without-elements',
  level: 'error',
  effect: 'refused',
  text: /without any option\./,
  title: 'A <rule> that holds nothing',
  reason:
    'A rule needs a description at least. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Write the rule, or remove it.',
  demonstration: {
    before: ruleFile(`  <rule id="100102" level="3"></rule>\n${rule(IS_EVIL)}`),
    after: childRule(IS_EVIL),
    near: ruleFile(`  <!-- <rule id="100102" level="3"></rule> -->\n${rule(IS_EVIL)}`),
    missed: MISSES_EVIL,
  },
});
