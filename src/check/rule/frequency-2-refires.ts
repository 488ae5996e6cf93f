import { check } from '../check.ts';
import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';

export const frequency2Refires = check({
  id: 'frequency-2-refires',
  level: 'note',
  effect: 'misleads',
  title: 'frequency="2" fires again and again',
  reason: 'With 2 no earlier event is marked as used: each further event within the timeframe fires the rule again.',
  repair: 'Add ignore="..." if one alert is enough, or count to 3.',
  reports: ['B22'],
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="2" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="2" timeframe="60" ignore="60"', { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
  },
  *find(input) {
    for (const { element, file, loaded } of input.rules) {
      if (!loaded?.search || attributeOf(element, 'frequency') !== '2' || loaded.ignoreSeconds > 0) continue;
      yield faultAt(file, element, `Rule ${loaded.id} fires on every event after the second.`);
    }
  },
});
