import { type CharSet, charRange, charsOf, intersect, onlyChar, rangesOf, union } from './char-set.ts';

const UPPER = charRange(0x41, 0x5a);
const LOWER = charRange(0x61, 0x7a);
const CASE_DISTANCE = 0x20;

/** Under `(*UTF)` two ASCII letters have a third form: KELVIN SIGN and LATIN SMALL LETTER LONG S. */
const THIRD_FORMS: readonly (readonly [letters: CharSet, form: CharSet])[] = [
  [charsOf('Kk'), charRange(0x212a, 0x212a)],
  [charsOf('Ss'), charRange(0x17f, 0x17f)],
];

/**
 * Adds the other case of each ASCII letter. Bytes from 0x80 on have no case: PCRE2 in the C locale knows none.
 */
export function withBothCases(set: CharSet, isUtf: boolean): CharSet {
  const char = onlyChar(set);
  if (char !== undefined && !isUtf) return LETTERS[char] ?? set;
  const upper = shift(intersect(set, UPPER), CASE_DISTANCE);
  const lower = shift(intersect(set, LOWER), -CASE_DISTANCE);
  const folded = union(set, upper, lower);
  if (!isUtf) return folded;
  const forms = THIRD_FORMS.filter(([letters]) => intersect(folded, letters).length > 0).map(([, form]) => form);
  return union(folded, ...forms);
}

/** Both cases of each letter, by either of its bytes: most of a pattern is single letters. */
const LETTERS: Readonly<Record<number, CharSet>> = Object.fromEntries(
  Array.from({ length: 26 }, (_, letter) => [0x41 + letter, 0x61 + letter]).flatMap(([upper = 0, lower = 0]) => {
    const both: CharSet = [upper, upper, lower, lower];
    return [
      [upper, both],
      [lower, both],
    ];
  }),
);

/** Folds one byte for a caseless back-reference. */
export function lowerByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + CASE_DISTANCE : byte;
}

function shift(set: CharSet, by: number): CharSet {
  return rangesOf(set).flatMap(([from, to]) => [from + by, to + by]);
}
