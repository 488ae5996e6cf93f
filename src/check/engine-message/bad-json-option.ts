import { ACME_NAME, ACME_ROOT, decoder, decoderFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const badJsonOption = engineMessage({
  id: 'bad-json-option',
  level: 'warning',
  effect: 'misleads',
  code: [7602, 7603],
  title: 'json_null_field or json_array_structure with a value that Wazuh does not know',
  reason: 'Nulls are string or discard, arrays array or csv; anything else is the first.',
  repair: 'Correct the value.',
  demonstration: {
    before: decoderFile([
      ACME_ROOT,
      decoder(
        '<prematch>^{</prematch>\n<plugin_decoder>JSON_Decoder</plugin_decoder>\n<json_null_field>drop</json_null_field>',
        { name: 'acme-json' },
      ),
      ACME_NAME,
    ]),
    after: decoderFile([
      ACME_ROOT,
      decoder(
        '<prematch>^{</prematch>\n<plugin_decoder>JSON_Decoder</plugin_decoder>\n<json_null_field>discard</json_null_field>',
        { name: 'acme-json' },
      ),
      ACME_NAME,
    ]),
    near: decoderFile([
      ACME_ROOT,
      decoder(
        '<prematch>^{</prematch>\n<plugin_decoder>JSON_Decoder</plugin_decoder>\n<json_null_field>string</json_null_field>',
        { name: 'acme-json' },
      ),
      ACME_NAME,
    ]),
  },
});
