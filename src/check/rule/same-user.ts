import { check } from '../check.ts';
import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const sameUser = check({
  id: 'same-user',
  level: 'note',
  effect: 'misleads',
  title: 'same_user compares dstuser alone',
  reason: 'Unlike <user>, which falls back to srcuser; events without a dstuser never count.',
  repair: 'Write same_srcuser, or same_field.',
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>\n<same_user />', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>\n<same_srcuser />', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>\n<same_field>user.name</same_field>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'same_user', 'not_same_user', 'different_user')) {
      yield faultAt(file, element, `<${element.name}> compares dstuser, not srcuser.`);
    }
  },
});
