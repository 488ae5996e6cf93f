import { childRule, IS_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const badNoalert = engineMessage({
  id: 'bad-noalert',
  level: 'warning',
  effect: 'misleads',
  text: /noalert/,
  title: 'noalert that is neither 0 nor 1',
  reason: 'Wazuh reads anything else as 0: the rule does alert.',
  repair: 'Write noalert="1".',
  demonstration: {
    before: childRule(IS_EVIL, 'level="10" noalert="yes"'),
    after: childRule(IS_EVIL, 'level="10"'),
    near: childRule(IS_EVIL, 'level="10" noalert="1"'),
  },
});
