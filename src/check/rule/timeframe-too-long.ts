import { check } from '../check.ts';
import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';

export const timeframeTooLong = check({
  id: 'timeframe-too-long',
  level: 'error',
  effect: 'misleads',
  title: 'A timeframe of more than five digits',
  reason: 'Wazuh reads the first five: 604800 becomes 60480.',
  repair: 'Write at most 99999 seconds.',
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="3" timeframe="604800"', { id: 100102, parent: '' })}`,
    ),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="3" timeframe="86400"', { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="3" timeframe="99999"', { id: 100102, parent: '' })}`,
    ),
  },
  *find(input) {
    for (const { element, file } of input.rules) {
      const timeframe = attributeOf(element, 'timeframe') ?? '';
      if (timeframe.length > 5)
        yield faultAt(file, element, `The timeframe ${timeframe} is read as ${timeframe.slice(0, 5)}.`);
    }
  },
});
