/**
 * What the build refuses although Wazuh loads it. A definition may name some of them: they are meant to stay, and the
 * build then writes what the definition says. `ossify import` names them where it meets them; nobody should add one by hand.
 */
export const acceptableFaults = [
  'ADDRESS_NOT_READABLE',
  'COUNTED_ELSEWHERE',
  'COUNTED_NEVER_KEPT',
  'COUNTED_TWICE',
  'DECODED_AS_CHILD',
  'DECODED_AS_UNKNOWN',
  'DECODER_CHAIN_BROKEN',
  'DECODER_FIELD_CASE',
  'DECODER_FIELD_NAME',
  'DECODER_FIELD_TWICE',
  'DECODER_HIDDEN',
  'DECODER_NAME',
  'DECODER_NAME_TAKEN',
  'DECODER_NAME_TWICE',
  'DECODER_ORDER_COUNT',
  'DECODER_PARENT_MISSING',
  'DESCRIPTION_TOO_LONG',
  'DESCRIPTION_UNCHECKED_FIELD',
  'GROUP_NAME',
  'MITRE_ID',
  'OVERWRITE_UNKNOWN',
  'PARENT_MISSING',
  'PATTERN_NOT_WRITABLE',
  'PATTERN_OF_ANOTHER_DIALECT',
  'RULE_ID_TAKEN',
  'RULE_ID_TWICE',
  'RULE_TAKES_EVERYTHING',
  'RULE_UNPROVED',
  'TEXT_NOT_WRITABLE',
  'TOO_MANY_CONDITIONS',
  'TOO_MANY_LISTS',
] as const;

/** A code of docs/errors.md that a definition may be known to have. */
export type KnownFault = (typeof acceptableFaults)[number];
