import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const historyWithoutTarget = engineMessage({
  id: 'history-without-target',
  level: 'error',
  effect: 'refused',
  text: /Missing if_matched/,
  title: 'frequency or same_* without if_matched_*',
  reason:
    'Counting needs to say what is counted. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Add if_matched_sid or if_matched_group.',
  reports: ['B23'],
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_sid>100101</if_sid>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_group>acme</if_matched_group>', 'level="10" frequency="2"', { id: 100102, parent: '' })}`,
    ),
    missed: { events: [EVIL_EVENT, EVIL_EVENT, EVIL_EVENT], rule: 100102 },
  },
});
