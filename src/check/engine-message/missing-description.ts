import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const missingDescription = engineMessage({
  id: 'missing-description',
  level: 'error',
  effect: 'refused',
  text: /^No such description/,
  title: 'A rule without <description>',
  reason:
    'It is required; it may be empty. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Describe the rule.',
  demonstration: {
    before: childRule(IS_EVIL, undefined, { description: '' }),
    after: childRule(IS_EVIL),
    near: childRule(`${IS_EVIL}\n<description></description>`, undefined, { description: '' }),
    missed: MISSES_EVIL,
  },
});
