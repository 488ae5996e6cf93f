import { IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const duplicateId = engineMessage({
  id: 'duplicate-id',
  level: 'error',
  effect: 'dropped',
  code: 7612,
  title: 'A rule id that is taken',
  reason: 'The rule that was loaded first stays, the later one is left out with a warning.',
  repair:
    'Give the rule an id of its own (100000 to 120000 are for local rules), or overwrite="yes" to replace the first.',
  reports: ['B05'],
  demonstration: {
    before: ruleFile(`${rule('<field name="name">^good$</field>')}\n${rule(IS_EVIL, 'level="12"')}`),
    after: ruleFile(
      `${rule('<field name="name">^good$</field>', undefined, { id: 100102 })}\n${rule(IS_EVIL, 'level="12"')}`,
    ),
    near: ruleFile(`${rule('<field name="name">^good$</field>')}\n${rule(IS_EVIL, 'level="12" overwrite="yes"')}`),
    missed: MISSES_EVIL,
  },
});
