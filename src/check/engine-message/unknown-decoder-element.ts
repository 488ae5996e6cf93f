import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const unknownDecoderElement = engineMessage({
  id: 'unknown-decoder-element',
  level: 'error',
  effect: 'refused',
  text: /^Invalid element '.*' for decoder/,
  title: 'An element that decoders do not have',
  reason:
    'Decoders have parent, program_name, prematch, regex, order, plugin_decoder, type, fts, ftscomment, accumulate, use_own_name and the json_ options. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Correct the name.',
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder('<regexp>name=(\\w+)</regexp>\n<order>name</order>')]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, decoder('<REGEX>name=(\\w+)</REGEX>\n<ORDER>name</ORDER>')]),
    missed: MISSES_ACME,
  },
});
