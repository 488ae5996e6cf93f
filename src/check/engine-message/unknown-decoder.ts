import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const unknownDecoder = engineMessage({
  id: 'unknown-decoder',
  level: 'error',
  effect: 'refused',
  text: /^Invalid decoder name/,
  title: '<decoded_as> with a decoder that does not exist',
  reason:
    'The name is compared byte by byte, blanks included. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: "Write the decoder's exact name, or install its file.",
  demonstration: {
    before: childRule(IS_EVIL, undefined, { parent: '<decoded_as> json</decoded_as>' }),
    after: childRule(IS_EVIL, undefined, { parent: '<if_sid>100100</if_sid><decoded_as>json</decoded_as>' }),
    near: childRule('<match>evil</match>', undefined, { parent: '<decoded_as>json-msgraph</decoded_as>' }),
    missed: MISSES_EVIL,
  },
});
