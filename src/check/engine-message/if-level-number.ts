import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const ifLevelNumber = engineMessage({
  id: 'if-level-number',
  level: 'error',
  effect: 'dropped',
  code: 7609,
  title: '<if_level> that is no positive number',
  reason: 'The rule is dropped.',
  repair: 'Write a level from 1 to 16.',
  demonstration: {
    before: childRule(IS_EVIL, undefined, { parent: '<if_level>0</if_level>' }),
    after: childRule(IS_EVIL, undefined, { parent: '<if_level>3</if_level>' }),
    near: childRule(IS_EVIL, undefined, { parent: '<if_level>03</if_level>' }),
    missed: MISSES_EVIL,
  },
});
