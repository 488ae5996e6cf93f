import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const valueTooLong = engineMessage({
  id: 'value-too-long',
  level: 'error',
  effect: 'fires wrongly',
  code: 1104,
  title: 'A value beyond 2,048 bytes',
  reason:
    'Wazuh says so and goes on without the value: the condition is gone, the rule stays and matches more than it says.',
  repair: 'Shorten it, or use a list.',
  demonstration: {
    before: childRule(`<match>${'evil|'.repeat(500)}</match>`),
    after: childRule(IS_EVIL),
    near: childRule(`<match>${'evil|'.repeat(400)}evil</match>`),
    missed: MISSES_EVIL,
  },
});
