import { check } from '../check.ts';
import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';
import { countingRules, feedingRules, isNeverKept } from './counting.ts';

const COUNT = 'level="12" frequency="3" timeframe="60"';

function counted(group: string, others = ''): ReturnType<typeof ruleFile> {
  const counting = rule(`<if_matched_group>${group}</if_matched_group>`, COUNT, {
    id: 100102,
    parent: '<if_sid>100100</if_sid>',
  });
  return ruleFile(`${rule(`${IS_EVIL}\n<group>bad,</group>`)}\n${others}${counting}`);
}

const ALSO_COUNTED = `${rule('<if_matched_sid>100101</if_matched_sid>', COUNT.replace('12', '9').replace('3', '9'), { id: 100103, parent: '' })}\n`;

export const countsNoRule = check({
  id: 'counts-no-rule',
  level: 'error',
  effect: 'never fires',
  title: 'A count of a group whose rules feed it no events',
  reason:
    'It is given the events of rules that were loaded before, have the group, have a level, and are not counted by an if_matched_sid: those feed that rule alone.',
  repair: 'Correct the group, load the rule later, or count one thing one way.',
  demonstration: {
    before: counted('bad', ALSO_COUNTED),
    after: counted('bad'),
    near: counted('BAD'),
    missed: { events: [EVIL_EVENT, EVIL_EVENT, EVIL_EVENT], rule: 100102 },
  },
  *find(input) {
    for (const { file, element, loaded } of countingRules(input)) {
      if (loaded.search?.kind !== 'group') continue;
      const feeding = feedingRules(loaded, input.ruleset).filter((rule) => rule !== loaded && !isNeverKept(rule));
      const [group] = childrenNamed(element, 'if_matched_group');
      if (feeding.length > 0 || group === undefined) continue;
      yield faultAt(
        file,
        group,
        `Rule ${loaded.id} never fires: no rule gives it events of the group "${group.content}".`,
      );
    }
  },
});
