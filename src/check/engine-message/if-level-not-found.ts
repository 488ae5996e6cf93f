import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const ifLevelNotFound = engineMessage({
  id: 'if-level-not-found',
  level: 'error',
  effect: 'dropped',
  code: 7608,
  title: '<if_level> above every level',
  reason:
    'Levels end at 16; with a higher one no rule qualifies and this one is dropped. Rules of level 0 count as 99.',
  repair: 'Write a level from 1 to 16.',
  demonstration: {
    before: childRule(IS_EVIL, undefined, { parent: '<if_level>100</if_level>' }),
    after: childRule(IS_EVIL, undefined, { parent: '<if_level>3</if_level>' }),
    near: childRule(IS_EVIL, undefined, { parent: '<if_level>15</if_level>' }),
    missed: MISSES_EVIL,
  },
});
