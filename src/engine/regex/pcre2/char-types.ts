import { type CharSet, charRange, charsOf, complement, NO_CHAR, union } from './char-set.ts';

const ASCII_UPPER = charRange(0x41, 0x5a);
const ASCII_LOWER = charRange(0x61, 0x7a);
const ALPHA = union(ASCII_UPPER, ASCII_LOWER);

export const DIGIT = charRange(0x30, 0x39);
export const WORD = union(ALPHA, DIGIT, charsOf('_'));
/** `\s`: space and 0x09 to 0x0D, the vertical tab included. */
export const SPACE = union(charRange(0x09, 0x0d), charsOf(' '));
export const NEWLINE = charRange(0x0a, 0x0a);

const HORIZONTAL_BYTES = union(charsOf('\t '), charRange(0xa0, 0xa0));
const HORIZONTAL_WIDE = union(
  charRange(0x1680, 0x1680),
  charRange(0x180e, 0x180e),
  charRange(0x2000, 0x200a),
  charRange(0x202f, 0x202f),
  charRange(0x205f, 0x205f),
  charRange(0x3000, 0x3000),
);
const VERTICAL_BYTES = union(charRange(0x0a, 0x0d), charRange(0x85, 0x85));
const VERTICAL_WIDE = charRange(0x2028, 0x2029);

/** `\h`: the bytes 0x09, 0x20, 0xA0; more under `(*UTF)`. */
export function horizontalSpace(isUtf: boolean): CharSet {
  return isUtf ? union(HORIZONTAL_BYTES, HORIZONTAL_WIDE) : HORIZONTAL_BYTES;
}

/** `\v`, and the single characters of `\R`. */
export function verticalSpace(isUtf: boolean): CharSet {
  return isUtf ? union(VERTICAL_BYTES, VERTICAL_WIDE) : VERTICAL_BYTES;
}

/** The POSIX classes by name, in the C locale. */
export const POSIX_CLASSES: ReadonlyMap<string, CharSet> = new Map([
  ['alnum', union(ALPHA, DIGIT)],
  ['alpha', ALPHA],
  ['ascii', charRange(0x00, 0x7f)],
  ['blank', charsOf('\t ')],
  ['cntrl', union(charRange(0x00, 0x1f), charRange(0x7f, 0x7f))],
  ['digit', DIGIT],
  ['graph', charRange(0x21, 0x7e)],
  ['lower', ASCII_LOWER],
  ['print', charRange(0x20, 0x7e)],
  ['punct', union(charRange(0x21, 0x2f), charRange(0x3a, 0x40), charRange(0x5b, 0x60), charRange(0x7b, 0x7e))],
  ['space', SPACE],
  ['upper', ASCII_UPPER],
  ['word', WORD],
  ['xdigit', union(DIGIT, charRange(0x41, 0x46), charRange(0x61, 0x66))],
]);

/**
 * The set of a letter escape such as `\d` or `\V`.
 * @param max the highest character there is: decides what the upper-case letters include
 */
export function charTypeOf(letter: string, isUtf: boolean, max: number): CharSet | undefined {
  const set = positiveType(letter.toLowerCase(), isUtf);
  if (set === undefined) return undefined;
  return letter === letter.toLowerCase() ? set : complement(set, max);
}

function positiveType(letter: string, isUtf: boolean): CharSet | undefined {
  switch (letter) {
    case 'd':
      return DIGIT;
    case 'w':
      return WORD;
    case 's':
      return SPACE;
    case 'h':
      return horizontalSpace(isUtf);
    case 'v':
      return verticalSpace(isUtf);
    default:
      return undefined;
  }
}

/** `.`: all but the newline, or all under `(?s)`. */
export function dotSet(isDotAll: boolean, max: number): CharSet {
  return complement(isDotAll ? NO_CHAR : NEWLINE, max);
}
