import { ACME_NAME, ACME_ROOT, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const notADecoder = engineMessage({
  id: 'not-a-decoder',
  level: 'error',
  effect: 'refused',
  code: 1230,
  title: 'Something other than <decoder name="..."> at the top of a decoder file',
  reason: 'The first attribute has to be name. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Write <decoder name="...">.',
  demonstration: {
    before: decoderFile([ACME_ROOT.replace(' name=', ' id='), ACME_NAME]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT.replace('>', ' status="enabled">'), ACME_NAME]),
    missed: MISSES_ACME,
  },
});
