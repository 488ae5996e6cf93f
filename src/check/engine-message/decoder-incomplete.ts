import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const decoderIncomplete = engineMessage({
  id: 'decoder-incomplete',
  level: 'error',
  effect: 'refused',
  code: 2107,
  isIt: ({ at }, { messages }) =>
    !messages.some((other) => other.code !== 2107 && other.at?.line === at?.line && other.at?.file === at?.file),
  title: '<regex> without <order>, or the other way round',
  reason:
    'A decoder has both or neither; <fts> needs a regex; offsets need what they come after. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Name what the regex captures in <order>.',
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder('<regex>name=(\\w+)</regex>')]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, decoder('<prematch>^user=</prematch>', { name: 'acme-user' }), ACME_NAME]),
    missed: MISSES_ACME,
  },
});
