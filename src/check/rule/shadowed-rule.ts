import { check } from '../check.ts';
import { IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { shadowFaults } from './reach.ts';

export const shadowedRule = check({
  id: 'shadowed-rule',
  level: 'error',
  effect: 'never fires',
  title: 'A rule that an earlier one always precedes',
  reason:
    'Among siblings the higher level is tried first, then the one that was loaded first; the first match wins, and neither the others nor their children are tried. That what this rule matches is a part of what the earlier one matches is proved on their patterns, with the conditions of their parents.',
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
  find: (input) =>
    shadowFaults(input, {
      says: 'never fires',
      isMeant: ({ certainty, by }) => certainty === 'proved' && by.some(({ level }) => level !== 0),
    }),
});
