import { check } from '../check.ts';
import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';

const TWICE = `${rule('', 'level="3"', { id: 100103 })}
${rule(`${IS_EVIL}\n<group>bad,</group>`, 'level="10"', { parent: '<if_sid>100100,100103</if_sid>' })}
${rule('<if_matched_group>bad</if_matched_group>', 'level="12" frequency="3" timeframe="60"', { id: 100102, parent: '' })}`;

export const countedTwice = check({
  id: 'counted-twice',
  level: 'warning',
  effect: 'fires wrongly',
  title: 'A counted rule with several parents',
  reason:
    'Each event of the rule is kept once for every place that it has in the tree: a count of its group is reached too early.',
  repair: 'Give the rule one parent, or count the rule by if_matched_sid.',
  reports: ['B28'],
  demonstration: {
    before: ruleFile(TWICE),
    after: ruleFile(TWICE.replace('100100,100103', '100100')),
    near: ruleFile(
      TWICE.replace('<if_matched_group>bad</if_matched_group>', '<if_matched_sid>100101</if_matched_sid>'),
    ),
    caught: { events: [EVIL_EVENT, EVIL_EVENT], rule: 100102 },
  },
  *find(input) {
    for (const { element, file, loaded } of input.rules) {
      const several = new Set(loaded?.feeds).size < (loaded?.feeds.length ?? 0);
      if (loaded && several)
        yield faultAt(
          file,
          element,
          `Rule ${loaded.id} has several parents, and a rule counts its group: each event counts more than once.`,
        );
    }
  },
});
