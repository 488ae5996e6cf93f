import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const tooManyFields = engineMessage({
  id: 'too-many-fields',
  level: 'error',
  effect: 'refused',
  text: /exceeded the maximum number of allowed fields/,
  title: 'More than 256 <field> elements in a rule',
  reason:
    'The bound is analysisd.decoder_order_size, 256 as installed. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Use one alternation, or a chain of rules.',
  reports: ['B16'],
  demonstration: {
    before: childRule(Array.from({ length: 257 }, () => IS_EVIL).join('\n')),
    after: childRule(IS_EVIL),
    near: childRule(Array.from({ length: 256 }, () => IS_EVIL).join('\n')),
    missed: MISSES_EVIL,
  },
});
