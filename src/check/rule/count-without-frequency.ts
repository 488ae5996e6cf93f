import { check } from '../check.ts';
import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';

export const countWithoutFrequency = check({
  id: 'count-without-frequency',
  level: 'warning',
  effect: 'misleads',
  title: 'if_matched_* without frequency',
  reason: 'Without it the rule fires from the second event on, within 360 seconds.',
  repair: 'Write frequency and timeframe.',
  reports: ['B23'],
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10"', { id: 100102, parent: '' })}`,
    ),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="3"', { id: 100102, parent: '' })}`,
    ),
  },
  *find(input) {
    for (const { element, file, loaded } of input.rules) {
      if (loaded?.search && attributeOf(element, 'frequency') === undefined && loaded.ignoreSeconds === 0)
        yield faultAt(
          file,
          element,
          `Rule ${loaded.id} counts without a frequency: it fires from the second event on.`,
        );
    }
  },
});
