import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const ruleAttribute = engineMessage({
  id: 'rule-attribute',
  level: 'error',
  effect: 'refused',
  text: /^rules_op: Invalid (?:attribute|rule id|level|frequency|timeframe|ignore_time|maxsize|accuracy|overwrite)\b/,
  title: 'A bad attribute of a <rule>',
  reason:
    'Wazuh knows id, level, frequency (2 to 9999), timeframe, ignore, maxsize, noalert, overwrite (yes or no) and accuracy; it refuses everything else. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Remove the attribute or give it a value within its bounds.',
  demonstration: {
    before: childRule(IS_EVIL, 'level="10" enabled="yes"'),
    after: childRule(IS_EVIL),
    near: childRule(IS_EVIL, 'LEVEL="10" noalert="0"'),
    missed: MISSES_EVIL,
  },
});
