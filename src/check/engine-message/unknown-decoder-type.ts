import { ACME_NAME, ACME_ROOT, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const unknownDecoderType = engineMessage({
  id: 'unknown-decoder-type',
  level: 'error',
  effect: 'refused',
  text: /^Invalid decoder type/,
  title: '<type> of a decoder that is no category',
  reason:
    'Types are firewall, ids, syslog, web-log, squid, windows, host-information and ossec. Wazuh then refuses all decoders: the manager does not start.',
  repair: 'Write one of them, or leave the element out.',
  demonstration: {
    before: decoderFile([ACME_ROOT.replace('</decoder>', '  <type>acme</type>\n</decoder>'), ACME_NAME]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT.replace('</decoder>', '  <type>syslog</type>\n</decoder>'), ACME_NAME]),
    missed: MISSES_ACME,
  },
});
