import { check } from '../check.ts';
import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childThatTakesAll, countedRule, countingRules } from './counting.ts';

const COUNT = 'level="12" frequency="3" timeframe="60"';

function counted(child: string): ReturnType<typeof ruleFile> {
  const counting = rule('<if_matched_sid>100101</if_matched_sid>', COUNT, { id: 100102, parent: '' });
  return ruleFile(`${rule(IS_EVIL)}\n${child}\n${counting}`);
}

function child(condition: string): string {
  return rule(condition, 'level="5"', { id: 100103, parent: '<if_sid>100101</if_sid>' });
}

export const countedChildrenWin = check({
  id: 'counted-children-win',
  level: 'error',
  effect: 'never fires',
  title: 'A count of a rule whose events all end in a child',
  reason:
    'An event counts for the rule that it ends in, not for the parents of that rule. A child matches whatever the counted rule matches, so that nothing is ever counted.',
  repair: 'Count the child, or count a group that both have.',
  demonstration: {
    before: counted(child('<field name="product">acme</field>')),
    after: counted(child('<field name="name">^evil$</field>\n<field name="host">lab</field>')),
    near: counted(child('<field name="host">lab</field>')),
    missed: { events: [EVIL_EVENT, EVIL_EVENT, EVIL_EVENT], rule: 100102 },
  },
  *find(input) {
    for (const { file, element, loaded } of countingRules(input)) {
      const target = countedRule(loaded, input.ruleset);
      const taker = target && childThatTakesAll(target, loaded, input.ruleset);
      if (taker === undefined) continue;
      const message = `Rule ${loaded.id} never fires: every event of rule ${target?.id} ends in its child ${taker.id}, and is not counted.`;
      yield faultAt(file, element, message);
    }
  },
});
