import { check } from '../check.ts';
import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';
import { countingRules } from './counting.ts';

const BASE = rule('', 'level="3"', { id: 100103 });
const COUNTING = rule('<if_matched_sid>100101</if_matched_sid>', 'level="12" frequency="3" timeframe="60"', {
  id: 100102,
  parent: '<if_sid>100103</if_sid>',
});
const COUNTED = rule(IS_EVIL, 'level="5"', { parent: '<if_sid>100103</if_sid>' });

export const countsLaterRule = check({
  id: 'counts-later-rule',
  level: 'error',
  effect: 'never fires',
  title: 'A count of a rule that is loaded later',
  reason:
    'With an <if_sid> of its own a counting rule is loaded even when the rule that it counts is not there yet; it is then never given an event, and Wazuh says nothing.',
  repair: 'Write the counted rule before, or in a file that sorts before.',
  demonstration: {
    before: ruleFile(`${BASE}\n${COUNTING}\n${COUNTED}`),
    after: ruleFile(`${BASE}\n${COUNTED}\n${COUNTING}`),
    near: ruleFile(`${BASE}\n${COUNTED}\n${COUNTING.replace('<if_sid>100103</if_sid>', '<if_sid>100101</if_sid>')}`),
    missed: { events: [EVIL_EVENT, EVIL_EVENT, EVIL_EVENT], rule: 100102 },
  },
  *find(input) {
    for (const { file, element, loaded } of countingRules(input)) {
      if (loaded.search?.kind !== 'sid' || loaded.search.target !== undefined) continue;
      const [counted] = childrenNamed(element, 'if_matched_sid').slice(-1);
      if (counted === undefined) continue;
      yield faultAt(file, counted, `Rule ${loaded.id} never fires: rule ${counted.content} is not loaded yet.`);
    }
  },
});
