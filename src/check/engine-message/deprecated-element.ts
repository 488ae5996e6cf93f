import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const deprecatedElement = engineMessage({
  id: 'deprecated-element',
  level: 'warning',
  effect: 'misleads',
  text: /deprecated field option/,
  title: 'same_agent or not_same_agent',
  reason:
    'Wazuh has dropped them: they change nothing. Events of several agents are counted apart unless the rule says <global_frequency />.',
  repair: 'Remove the element.',
  reports: ['B25'],
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>\n<same_agent />', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>\n<global_frequency />', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
  },
});
