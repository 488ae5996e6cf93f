import { check } from '../check.ts';
import { IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { shadowFaults } from './reach.ts';

const WORD = rule('<field name="name">^\\w+l$</field>', 'level="10"', { id: 100102 });

export const possiblyShadowedRule = check({
  id: 'possibly-shadowed-rule',
  level: 'warning',
  effect: 'never fires',
  title: 'A rule that an earlier one seems to precede always',
  reason:
    'By what their patterns say, the earlier rule matches whatever this one matches. Proved it is not: repeated classes of OS_Regex retry a few places only, look-arounds of PCRE2 are not computed with, and a value may end in a line break.',
  repair: 'Make it a child of the other one, raise its level, or narrow the other.',
  reports: ['B41'],
  demonstration: {
    before: ruleFile(`${WORD}\n${rule(IS_EVIL)}`),
    after: ruleFile(`${WORD}\n${rule(IS_EVIL, 'level="10"', { parent: '<if_sid>100102</if_sid>' })}`),
    near: ruleFile(`${WORD.replace('w+', 'd+')}\n${rule(IS_EVIL)}`),
    missed: MISSES_EVIL,
  },
  find: (input) =>
    shadowFaults(input, { says: 'possibly never fires', isMeant: ({ certainty }) => certainty === 'possible' }),
});
