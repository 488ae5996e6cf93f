import { check } from '../check.ts';
import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { countedRule, countingRules, isNeverKept } from './counting.ts';

function counted(level: string): ReturnType<typeof ruleFile> {
  const counting = rule('<if_matched_sid>100101</if_matched_sid>', 'level="12" frequency="3" timeframe="60"', {
    id: 100102,
    parent: '',
  });
  return ruleFile(`${rule(IS_EVIL, level)}\n${counting}`);
}

export const countsSilentRule = check({
  id: 'counts-silent-rule',
  level: 'error',
  effect: 'never fires',
  title: 'A count of a rule of level 0, or with noalert',
  reason: 'Events that end in level 0 are not kept, and none ends in a rule with noalert: there is nothing to count.',
  repair: 'Give the counted rule level 1 or more: below the alert level it raises no alert either.',
  demonstration: {
    before: counted('level="0"'),
    after: counted('level="1"'),
    near: counted('level="2"'),
    missed: { events: [EVIL_EVENT, EVIL_EVENT, EVIL_EVENT], rule: 100102 },
  },
  *find(input) {
    for (const { file, element, loaded } of countingRules(input)) {
      const target = countedRule(loaded, input.ruleset);
      if (target === undefined || !isNeverKept(target)) continue;
      const why = target.noAlert ? 'has noalert' : 'has level 0';
      yield faultAt(
        file,
        element,
        `Rule ${loaded.id} never fires: rule ${target.id} ${why}, and its events are not kept.`,
      );
    }
  },
});
