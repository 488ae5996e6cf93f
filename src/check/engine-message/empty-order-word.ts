import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const emptyOrderWord = engineMessage({
  id: 'empty-order-word',
  level: 'error',
  effect: 'refused',
  text: /^decode-xml: Wrong field/,
  title: 'An empty word in <order> or an unknown one in <fts>',
  reason:
    'Two commas in a row, or one at an end, leave an empty word; <fts> knows few names. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Remove the comma; take every group of the regex a name.',
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder('<regex>name=(\\w+)</regex>\n<order>name,</order>')]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, decoder('<regex>name=(\\w+) user=(\\w+)</regex>\n<order>name, user</order>')]),
    missed: MISSES_ACME,
  },
});
