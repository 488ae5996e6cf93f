import { ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

const TAIL = '<order>name</order>';

export const offsetGivenTwice = engineMessage({
  id: 'offset-given-twice',
  level: 'error',
  effect: 'refused',
  code: 2109,
  title: 'A second <regex> or <prematch> with an offset',
  reason:
    'Several of them in one decoder are one pattern in pieces, and only the first may say where it begins. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Give the offset in the first piece, or write a second decoder of the same name.',
  reports: ['B43'],
  demonstration: {
    before: decoderFile([
      ACME_ROOT,
      decoder(`<regex offset="after_parent">na</regex>\n<regex offset="after_parent">me=(\\w+)</regex>\n${TAIL}`),
    ]),
    after: decoderFile([ACME_ROOT, decoder(`<regex offset="after_parent">name=(\\w+)</regex>\n${TAIL}`)]),
    near: decoderFile([
      ACME_ROOT,
      decoder(`<regex offset="after_parent">na</regex>\n<regex>me=(\\w+)</regex>\n${TAIL}`),
    ]),
    missed: MISSES_ACME,
  },
});
