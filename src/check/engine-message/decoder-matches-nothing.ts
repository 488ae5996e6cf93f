import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const decoderMatchesNothing = engineMessage({
  id: 'decoder-matches-nothing',
  level: 'error',
  effect: 'refused',
  code: 2108,
  title: 'A root decoder without <prematch> and <program_name>',
  reason: 'Wazuh cannot know when to use it. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Add a prematch.',
  demonstration: {
    before: decoderFile([decoder('<regex>name=(\\w+)</regex>\n<order>name</order>', { name: 'acme', parent: '' })]),
    after: decoderFile([
      decoder('<prematch>^acme: </prematch>\n<regex>name=(\\w+)</regex>\n<order>name</order>', {
        name: 'acme',
        parent: '',
      }),
    ]),
    near: decoderFile([ACME_ROOT, ACME_NAME]),
    missed: MISSES_ACME,
  },
});
