import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const parentNotFound = engineMessage({
  id: 'parent-not-found',
  level: 'error',
  effect: 'dropped',
  code: [7617, 7620],
  isIt: ({ text }, { ruleset }) => !ruleset.ruleById.has(Number(/\d+/.exec(text)?.[0])),
  title: 'A parent that does not exist',
  reason:
    '<if_sid> or <if_matched_sid> names an id that no file defines: the rule is dropped, or hangs below its other parents alone.',
  repair: 'Correct the id, or install the file that defines it.',
  reports: ['B11'],
  demonstration: {
    before: childRule(IS_EVIL, undefined, { parent: '<if_sid>199999</if_sid>' }),
    after: childRule(IS_EVIL),
    near: childRule(IS_EVIL, undefined, { parent: '<if_sid>100100, 1</if_sid>' }),
    missed: MISSES_EVIL,
  },
});
