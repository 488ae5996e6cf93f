import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const decoderOffset = engineMessage({
  id: 'decoder-offset',
  level: 'error',
  effect: 'refused',
  code: 2120,
  title: 'An offset that is not possible there',
  reason:
    'after_regex needs an earlier decoder of the same name, after_parent a parent. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Use after_parent or after_prematch.',
  reports: ['B43'],
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder('<regex offset="after_regex">name=(\\w+)</regex>\n<order>name</order>')]),
    after: decoderFile([ACME_ROOT, decoder('<regex offset="after_parent">name=(\\w+)</regex>\n<order>name</order>')]),
    near: decoderFile([
      ACME_ROOT,
      ACME_NAME,
      decoder('<regex offset="after_regex">user=(\\w+)</regex>\n<order>who</order>'),
    ]),
    missed: MISSES_ACME,
  },
});
