import { ACME_NAME, ACME_ROOT, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const emptyDecoder = engineMessage({
  id: 'empty-decoder',
  level: 'error',
  effect: 'refused',
  code: 1231,
  title: 'A decoder, or a decoder file, that holds nothing',
  reason: 'Neither may be empty. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Write it or remove it.',
  demonstration: {
    before: decoderFile([ACME_ROOT, '<decoder name="acme-later"></decoder>', ACME_NAME]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, '<!-- <decoder name="acme-later"></decoder> -->', ACME_NAME]),
    missed: MISSES_ACME,
  },
});
