import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const decoderParent = engineMessage({
  id: 'decoder-parent',
  level: 'error',
  effect: 'refused',
  code: 2101,
  title: '<parent> that is no root decoder so far',
  reason:
    'The parent has to be a root that was loaded before: decoders have two stages, a child of a child does not exist. Wazuh then refuses all decoders: the manager does not start.',
  repair: "Name the root, or give the file a name that sorts after the root's.",
  reports: ['B29'],
  demonstration: {
    before: decoderFile([ACME_NAME, ACME_ROOT]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, decoder('<regex>user=(\\w+)</regex>\n<order>who</order>'), ACME_NAME]),
    missed: MISSES_ACME,
  },
});
