import { check } from '../check.ts';
import { IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { shadowFaults } from './reach.ts';

export const silencedBySibling = check({
  id: 'silenced-by-sibling',
  level: 'error',
  effect: 'never fires',
  title: 'A rule that a sibling of level 0 swallows',
  reason:
    'Level 0 is tried before every other level: what it matches raises no alert, whatever the level of the sibling.',
  repair: 'Narrow the silencing rule, or make it a child of the rule that it silences.',
  reports: ['B07'],
  demonstration: {
    before: ruleFile(
      `${rule('<field name="name">evil</field>', 'level="0"', { id: 100102 })}\n${rule(IS_EVIL, 'level="12"')}`,
    ),
    after: ruleFile(
      `${rule('<field name="name">evil@lab</field>', 'level="0"', { id: 100102 })}\n${rule(IS_EVIL, 'level="12"')}`,
    ),
    near: ruleFile(
      `${rule('<field name="name">evil</field>', 'level="3" noalert="1"', { id: 100102 })}\n${rule(IS_EVIL, 'level="12"')}`,
    ),
    missed: MISSES_EVIL,
  },
  find: (input) =>
    shadowFaults(input, {
      says: 'never fires',
      isMeant: ({ certainty, by }) => certainty === 'proved' && by.every(({ level }) => level === 0),
    }),
});
