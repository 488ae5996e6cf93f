import { ACME_NAME, ACME_ROOT, decoder, decoderFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const badDecoderAttribute = engineMessage({
  id: 'bad-decoder-attribute',
  level: 'error',
  effect: 'misleads',
  code: 7601,
  title: 'type or offset with a value that decoders do not know',
  reason: 'Wazuh warns and takes the default: type="osmatch" of a <regex> or <prematch> is OS_Regex.',
  repair: 'Write osregex or pcre2; after_parent, after_prematch or after_regex.',
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder('<regex type="regex">name=(\\w+)</regex>\n<order>name</order>')]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, decoder('<regex type="PCRE2">name=(\\w+)</regex>\n<order>name</order>')]),
  },
});
