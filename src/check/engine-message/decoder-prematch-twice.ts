import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const decoderPrematchTwice = engineMessage({
  id: 'decoder-prematch-twice',
  level: 'error',
  effect: 'refused',
  code: 2102,
  title: 'A second child of the same name with <prematch>',
  reason:
    'Siblings of one name are one decoder in several steps; only the first may have a prematch. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Drop the prematch of the later ones, or give the decoder another name.',
  demonstration: {
    before: decoderFile([
      ACME_ROOT,
      decoder('<prematch>name</prematch>\n<regex>name=(\\w+)</regex>\n<order>name</order>'),
      decoder('<prematch>user</prematch>\n<regex>user=(\\w+)</regex>\n<order>who</order>'),
    ]),
    after: decoderFile([
      ACME_ROOT,
      decoder('<prematch>name</prematch>\n<regex>name=(\\w+)</regex>\n<order>name</order>'),
      decoder('<regex>user=(\\w+)</regex>\n<order>who</order>'),
    ]),
    near: decoderFile([
      ACME_ROOT,
      decoder('<prematch>user</prematch>\n<regex>user=(\\w+)</regex>\n<order>who</order>', { name: 'acme-user' }),
      ACME_NAME,
    ]),
    missed: MISSES_ACME,
  },
});
