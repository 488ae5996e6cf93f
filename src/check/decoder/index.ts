// Decoders that lose what they should capture.
import type { Check } from '../check.ts';
import { childOptionsUnused } from './child-options-unused.ts';
import { fieldOfTwoSiblings } from './field-of-two-siblings.ts';
import { groupsAgainstOrder } from './groups-against-order.ts';
import { hiddenSibling } from './hidden-sibling.ts';
import { rootNameTaken } from './root-name-taken.ts';
import { rootRegexUnused } from './root-regex-unused.ts';
import { shadowedDecoder } from './shadowed-decoder.ts';
import { valueCutAtBlank } from './value-cut-at-blank.ts';

export const decoderKinds: readonly Check[] = [
  fieldOfTwoSiblings,
  groupsAgainstOrder,
  hiddenSibling,
  rootNameTaken,
  rootRegexUnused,
  shadowedDecoder,
  childOptionsUnused,
  valueCutAtBlank,
];
