import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const ifSidText = engineMessage({
  id: 'if-sid-text',
  level: 'error',
  effect: 'dropped',
  code: 7618,
  title: '<if_sid> that holds more than ids',
  reason: 'Digits, commas and blanks are allowed; with anything else the rule is dropped.',
  repair: 'Write ids separated by commas.',
  demonstration: {
    before: childRule(IS_EVIL, undefined, { parent: '<if_sid>100100;1</if_sid>' }),
    after: childRule(IS_EVIL),
    near: childRule(IS_EVIL, undefined, { parent: '<if_sid>100100 1</if_sid>' }),
    missed: MISSES_EVIL,
  },
});
