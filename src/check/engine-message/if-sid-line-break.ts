import { childRule, IS_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const ifSidLineBreak = engineMessage({
  id: 'if-sid-line-break',
  level: 'warning',
  effect: 'misleads',
  code: 7607,
  title: 'A line break in <if_sid>',
  reason:
    'Ids are separated by commas and blanks; a line break in front drops the rule, one at the end only warns that it would.',
  repair: 'Write the ids in one line.',
  demonstration: {
    before: childRule(IS_EVIL, undefined, { parent: '<if_sid>100100\n</if_sid>' }),
    after: childRule(IS_EVIL),
    near: childRule(IS_EVIL, undefined, { parent: '<if_sid>100100,1</if_sid>' }),
  },
});
