import { childRule, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const badNegateOrType = engineMessage({
  id: 'bad-negate-or-type',
  level: 'error',
  effect: 'fires wrongly',
  code: 7600,
  title: 'negate or type with a value that Wazuh does not know',
  reason:
    'Wazuh warns, uses the default and goes on: negate="true" does not negate, type="regex" is the default dialect.',
  repair: 'Write negate="yes" or type="osmatch", "osregex" or "pcre2".',
  demonstration: {
    before: childRule('<field name="name" negate="true">^good$</field>'),
    after: childRule('<field name="name" negate="yes">^good$</field>'),
    near: childRule('<field name="name" negate="YES" type="PCRE2">^good$</field>'),
    missed: MISSES_EVIL,
  },
});
