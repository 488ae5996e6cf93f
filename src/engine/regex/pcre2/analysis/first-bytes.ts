import { type CharSet, charRange, MAX_BYTE } from '../char-set.ts';
import type { Pattern } from '../tree.ts';
import { firstOf } from './first.ts';
import { startsOf } from './starts.ts';

const ANY_BYTE = charRange(0, MAX_BYTE);

/** The bytes that a subject which matches can begin with: only a pattern that is bound to the beginning of the text rules any out. */
export function firstBytes(pattern: Pattern): CharSet {
  if (pattern.isUtf || startsOf(pattern) !== 'text') return ANY_BYTE;
  const { set, isNullable, isUnknown } = firstOf(pattern.root);
  return isNullable || isUnknown ? ANY_BYTE : set;
}
