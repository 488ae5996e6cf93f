import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const decoderOfOneName = engineMessage({
  id: 'decoder-of-one-name',
  level: 'error',
  effect: 'refused',
  code: [2103, 2104],
  title: 'Siblings of one name that cannot be one decoder',
  reason:
    'Each decoder of the name needs a regex, and none but the first an fts. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Give them names of their own.',
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder('<prematch>name</prematch>'), ACME_NAME]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, decoder('<prematch>nothing</prematch>', { name: 'acme-none' }), ACME_NAME]),
    missed: MISSES_ACME,
  },
});
