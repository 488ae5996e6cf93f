import { check } from '../check.ts';
import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

const STATIC = new Set(
  'srcip dstip srcport dstport protocol action srcuser dstuser user id status url data extra_data system_name hostname program_name location'.split(
    ' ',
  ),
);

export const sameFieldOfStatic = check({
  id: 'same-field-of-static',
  level: 'error',
  effect: 'never fires',
  title: 'same_field or different_field with a static field',
  reason: 'They look among dynamic fields, where srcip and its like are not: same_field never counts an event.',
  repair: 'Write the element of the field, for example <same_srcip />.',
  reports: ['B26'],
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>\n<same_field>srcip</same_field>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>\n<same_srcip />', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>\n<same_field>peer.srcip</same_field>', 'level="10" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`,
    ),
    missed: {
      events: Array.from({ length: 3 }, () => '{"product":"acme","name":"evil","srcip":"10.0.0.1"}'),
      rule: 100102,
    },
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'same_field', 'different_field', 'not_same_field')) {
      if (STATIC.has(element.content))
        yield faultAt(file, element, `"${element.content}" is no dynamic field: it is never there.`);
    }
  },
});
