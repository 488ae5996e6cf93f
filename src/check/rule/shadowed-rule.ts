import { check } from '../check.ts';
import { IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { shadowing } from './shadowing.ts';

export const shadowedRule = check({
  id: 'shadowed-rule',
  level: 'error',
  effect: 'never fires',
  title: 'A rule that an earlier sibling always precedes',
  reason:
    'Among siblings the higher level is tried first, then the one that was loaded first; the first match wins and the others are not tried.',
  repair: 'Make it a child of the other one, raise its level, or narrow the other.',
  reports: ['B41'],
  demonstration: {
    before: ruleFile(`${rule('<field name="name">^ev</field>', 'level="10"', { id: 100102 })}\n${rule(IS_EVIL)}`),
    after: ruleFile(
      `${rule('<field name="name">^ev</field>', 'level="10"', { id: 100102 })}\n${rule(IS_EVIL, 'level="10"', { parent: '<if_sid>100102</if_sid>' })}`,
    ),
    near: ruleFile(`${rule('<field name="name">^ev</field>', 'level="9"', { id: 100102 })}\n${rule(IS_EVIL)}`),
    missed: MISSES_EVIL,
  },
  *find(input) {
    for (const { element, file, loaded } of input.rules) {
      const earlier = loaded && shadowing(loaded, input.ruleset);
      if (loaded === undefined || earlier === undefined || (earlier.level === 0) !== false) continue;
      yield faultAt(
        file,
        element,
        `Rule ${loaded.id} never fires: whatever it matches, rule ${earlier.id} (level ${earlier.level}) has matched before.`,
      );
    }
  },
});
