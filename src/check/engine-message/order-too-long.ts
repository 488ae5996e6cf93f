import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

function ordered(fields: number): string {
  const names = Array.from({ length: fields - 1 }, (_, index) => `f${index}`);
  return decoder(`<regex>name=(\\w+)</regex>\n<order>${['name', ...names].join(',')}</order>`);
}

export const orderTooLong = engineMessage({
  id: 'order-too-long',
  level: 'error',
  effect: 'refused',
  text: /^Order has too many fields/,
  title: 'More than 256 names in <order>',
  reason:
    'The bound is analysisd.decoder_order_size, 256 as installed. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Share the fields out among decoders of one name.',
  reports: ['B16'],
  demonstration: {
    before: decoderFile([ACME_ROOT, ordered(257)]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, ordered(256)]),
    missed: MISSES_ACME,
  },
});
