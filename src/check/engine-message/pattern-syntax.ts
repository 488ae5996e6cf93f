import { childRule, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const patternSyntax = engineMessage({
  id: 'pattern-syntax',
  level: 'error',
  effect: 'refused',
  code: 5107,
  title: 'A pattern that does not compile',
  reason:
    'OS_Regex has no nested groups, no alternatives inside a group and only the escapes \\w \\d \\s \\p \\W \\D \\S \\t \\. and escaped signs. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Correct the pattern, or say type="pcre2".',
  demonstration: {
    before: childRule('<field name="name">^(evil|bad)$</field>'),
    after: childRule('<field name="name" type="pcre2">^(evil|bad)$</field>'),
    near: childRule('<field name="name">^evil$|^bad$</field>'),
    missed: MISSES_EVIL,
  },
});
