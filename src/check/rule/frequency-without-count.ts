import { check } from '../check.ts';
import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';
import { attributeOf } from '../read-input.ts';

const HISTORIES = ['if_matched_sid', 'if_matched_group', 'if_matched_regex', 'check_diff'] as const;
const TWO = 'level="12" frequency="2" timeframe="60"';

export const frequencyWithoutCount = check({
  id: 'frequency-without-count',
  level: 'error',
  effect: 'fires wrongly',
  title: 'frequency or timeframe without if_matched_*',
  reason:
    'frequency="2" and timeframe are accepted in a rule that counts nothing, and have no effect there: it fires on the first event. (From frequency="3" on Wazuh refuses the ruleset.)',
  repair: 'Name what is counted: <if_matched_sid> with the id of the rule whose events are.',
  reports: ['B23'],
  demonstration: {
    before: ruleFile(`${rule(IS_EVIL)}\n${rule('', TWO, { id: 100102, parent: '<if_sid>100101</if_sid>' })}`),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_sid>100101</if_matched_sid>', TWO, { id: 100102, parent: '' })}`,
    ),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<if_matched_group>acme</if_matched_group>', TWO, { id: 100102, parent: '' })}`,
    ),
    caught: { events: [EVIL_EVENT], rule: 100102 },
  },
  *find(input) {
    for (const { element, file, loaded, isOverwrite } of input.rules) {
      const given = ['frequency', 'timeframe'].filter((name) => attributeOf(element, name) !== undefined);
      if (!loaded || given.length === 0 || isOverwrite || childrenNamed(element, ...HISTORIES).length > 0) continue;
      yield faultAt(
        file,
        element,
        `Rule ${loaded.id} has ${given.join(' and ')} and counts nothing: it fires on the first event.`,
      );
    }
  },
});
