import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const historyTargetNumber = engineMessage({
  id: 'history-target-number',
  level: 'error',
  effect: 'dropped',
  code: 7615,
  title: '<if_matched_sid> that is no number',
  reason: 'It holds one id; with several, or with a blank, the rule is dropped.',
  repair: 'Write one id, or count a group with if_matched_group.',
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101, 100100</if_matched_sid>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_group>acme</if_matched_group>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    missed: { events: [EVIL_EVENT, EVIL_EVENT, EVIL_EVENT], rule: 100102 },
  },
});
