import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const pluginDecoderWithRegex = engineMessage({
  id: 'plugin-decoder-with-regex',
  level: 'error',
  effect: 'refused',
  code: 2111,
  title: '<plugin_decoder> beside <regex>',
  reason: 'A decoder has one or the other. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Put the regex into a child of its own.',
  demonstration: {
    before: decoderFile([
      ACME_ROOT,
      decoder('<plugin_decoder>JSON_Decoder</plugin_decoder>\n<regex>name=(\\w+)</regex>\n<order>name</order>'),
    ]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([
      ACME_ROOT,
      decoder('<prematch>^{</prematch>\n<plugin_decoder>JSON_Decoder</plugin_decoder>', { name: 'acme-json' }),
      ACME_NAME,
    ]),
    missed: MISSES_ACME,
  },
});
