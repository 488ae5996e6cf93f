import { type CharSet, charRange, has, intersect, onlyChar, rangesOf, union } from './char-set.ts';

const UPPER = charRange(0x41, 0x5a);
const LOWER = charRange(0x61, 0x7a);
const CASE_DISTANCE = 0x20;
/** Behind all characters that have a case. */
const CASED_END = 0x1f000;

/**
 * Adds the other case of each letter.
 * @param unicodeMax the highest character where case is Unicode's, under `(*UTF)` and `(*UCP)`; without it only ASCII letters
 *   have a case: PCRE2 in the C locale knows no other
 */
export function withBothCases(set: CharSet, unicodeMax: number | undefined): CharSet {
  if (unicodeMax === undefined) {
    const char = onlyChar(set);
    if (char !== undefined) return LETTERS[char] ?? set;
    return union(set, shift(intersect(set, UPPER), CASE_DISTANCE), shift(intersect(set, LOWER), -CASE_DISTANCE));
  }
  const forms = unicodeForms().filter((chars) => chars.some((char) => has(set, char)));
  return union(set, ...forms.flat().flatMap((char) => (char <= unicodeMax ? [charRange(char, char)] : [])));
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

let forms: readonly (readonly number[])[] | undefined;

/** The characters that are forms of one letter: two each, sometimes three (`k`, `K`, KELVIN SIGN) or four. */
function unicodeForms(): readonly (readonly number[])[] {
  forms ??= findForms();
  return forms;
}

function findForms(): (readonly number[])[] {
  const byFolded = new Map<string, number[]>();
  for (let char = 0; char < CASED_END; char++) {
    if (char >= 0xd800 && char <= 0xdfff) continue;
    const text = String.fromCodePoint(char);
    const folded = simplyFolded(text);
    if (folded === undefined) continue;
    const known = byFolded.get(folded);
    if (known) known.push(char);
    else byFolded.set(folded, [char]);
  }
  return [...byFolded.values()].filter((chars) => chars.length > 1);
}

/** One text for all forms of a letter; undefined for what has no case. */
function simplyFolded(text: string): string | undefined {
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  if (upper === text && lower === text) return undefined;
  const candidates = [upper.toLowerCase(), lower, upper].filter((candidate) => isSameLetter(text, candidate));
  return candidates[0] ?? text;
}

/** JavaScript's own simple case folding judges: it does not take `ı` for `i`, which its toUpperCase does. */
function isSameLetter(a: string, b: string): boolean {
  return [...b].length === 1 && new RegExp(`^\\u{${a.codePointAt(0)?.toString(16)}}$`, 'iu').test(b);
}
