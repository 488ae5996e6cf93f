import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const ruleWithoutIdOrLevel = engineMessage({
  id: 'rule-without-id-or-level',
  level: 'error',
  effect: 'refused',
  text: /^No rule id or level/,
  title: 'A rule without id or level',
  reason:
    'Both attributes are required; a level that is no number counts as missing. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Give the rule id="..." and level="0" to "16".',
  demonstration: {
    before: childRule(IS_EVIL, 'level="high"'),
    after: childRule(IS_EVIL),
    near: childRule(IS_EVIL, 'level="0"'),
    missed: MISSES_EVIL,
  },
});
