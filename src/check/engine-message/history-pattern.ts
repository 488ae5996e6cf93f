import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const historyPattern = engineMessage({
  id: 'history-pattern',
  level: 'error',
  effect: 'refused',
  code: 1450,
  title: 'A pattern of if_matched_group, if_matched_regex or check_value that does not compile',
  reason:
    'if_matched_regex is always OS_Regex, whatever type says. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Write it in OS_Regex.',
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_regex>(evil|bad)</if_matched_regex>\n<if_sid>100101</if_sid>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_regex>evil|bad</if_matched_regex>\n<if_sid>100101</if_sid>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_group>acme</if_matched_group>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    missed: { events: [EVIL_EVENT, EVIL_EVENT, EVIL_EVENT], rule: 100102 },
  },
});
