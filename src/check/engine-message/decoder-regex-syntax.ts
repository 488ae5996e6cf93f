import { ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const decoderRegexSyntax = engineMessage({
  id: 'decoder-regex-syntax',
  level: 'error',
  effect: 'refused',
  code: 1452,
  title: 'A decoder pattern that does not compile',
  reason:
    'Without type="pcre2" it is OS_Regex: no nested groups, no alternatives in a group. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Correct the pattern, or say type="pcre2".',
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder('<regex>(name|title)=(\\w+)</regex>\n<order>key,name</order>')]),
    after: decoderFile([
      ACME_ROOT,
      decoder('<regex type="pcre2">(name|title)=(\\w+)</regex>\n<order>key,name</order>'),
    ]),
    near: decoderFile([ACME_ROOT, decoder('<regex>name=(\\w+)|title=(\\w+)</regex>\n<order>name</order>')]),
    missed: MISSES_ACME,
  },
});
