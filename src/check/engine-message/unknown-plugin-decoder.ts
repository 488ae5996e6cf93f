import { decoder, decoderFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const unknownPluginDecoder = engineMessage({
  id: 'unknown-plugin-decoder',
  level: 'error',
  effect: 'refused',
  code: 2110,
  title: '<plugin_decoder> that does not exist',
  reason:
    'Plugins are PF_Decoder, SymantecWS_Decoder, SonicWall_Decoder, OSSECAlert_Decoder and JSON_Decoder. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Write one of the five, case included.',
  demonstration: {
    before: decoderFile([
      decoder('<prematch>^acme: </prematch>\n<plugin_decoder offset="after_prematch">JSON</plugin_decoder>', {
        name: 'acme',
        parent: '',
      }),
    ]),
    after: decoderFile([
      decoder('<prematch>^acme: </prematch>\n<plugin_decoder offset="after_prematch">JSON_Decoder</plugin_decoder>', {
        name: 'acme',
        parent: '',
      }),
    ]),
    near: decoderFile([
      decoder('<prematch>^acme: </prematch>\n<plugin_decoder>JSON_Decoder</plugin_decoder>', {
        name: 'acme',
        parent: '',
      }),
    ]),
    missed: { events: ['acme: {"name":"evil"}'], rule: 100101 },
  },
});
