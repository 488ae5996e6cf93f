import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const ifGroupNotFound = engineMessage({
  id: 'if-group-not-found',
  level: 'error',
  effect: 'dropped',
  code: 7610,
  title: '<if_group> that no rule so far has',
  reason:
    'The text is looked for in the groups of rules that were loaded before; nothing there, and the rule is dropped.',
  repair: 'Correct the group, or load the file later.',
  demonstration: {
    before: childRule(IS_EVIL, undefined, { parent: '<if_group>acme_events</if_group>' }),
    after: childRule(IS_EVIL, undefined, { parent: '<if_group>acme</if_group>' }),
    near: childRule(IS_EVIL, undefined, { parent: '<if_group>ACM</if_group>' }),
    missed: MISSES_EVIL,
  },
});
