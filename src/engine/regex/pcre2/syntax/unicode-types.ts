// What (*UCP) makes of \d, \w, \s, \b and the POSIX classes: Unicode's properties instead of ASCII.
import { type CharSet, charRange, charsOf, complement, intersect, union } from '../char-set.ts';
import { charTypeOf, horizontalSpace, POSIX_CLASSES } from '../char-types.ts';
import type { Node } from '../tree.ts';
import { maxChar, type ParseState } from './parse-state.ts';
import { categorySet, spaceSet } from './unicode-property.ts';

/** The set of a letter escape such as `\d` or `\V`, as the pattern's settings have it. */
export function typeSet(state: ParseState, letter: string): CharSet | undefined {
  const positive = letter.toLowerCase();
  const set = state.isUcp ? unicodeType(state, positive) : undefined;
  if (set === undefined) return charTypeOf(letter, state.isUtf, maxChar(state));
  return letter === positive ? set : complement(set, maxChar(state));
}

/** What a word consists of. */
export function wordSet(state: ParseState): CharSet {
  return typeSet(state, 'w') ?? [];
}

function unicodeType(state: ParseState, letter: string): CharSet | undefined {
  const max = maxChar(state);
  switch (letter) {
    case 'd':
      return categorySet('Nd', max);
    case 'w':
      return union(categorySet('L', max), categorySet('N', max), charsOf('_'));
    case 's':
      return spaceSet(max);
    default:
      return undefined;
  }
}

/** A POSIX class by name; undefined when there is none of that name. */
export function posixSet(state: ParseState, name: string): CharSet | undefined {
  return (state.isUcp ? unicodePosix(state, name) : undefined) ?? POSIX_CLASSES.get(name);
}

function unicodePosix(state: ParseState, name: string): CharSet | undefined {
  const max = maxChar(state);
  switch (name) {
    case 'alpha':
      return categorySet('L', max);
    case 'lower':
      return categorySet('Ll', max);
    case 'upper':
      return categorySet('Lu', max);
    case 'alnum':
      return union(categorySet('L', max), categorySet('N', max));
    case 'blank':
      return horizontalSpace(state.isUtf);
    case 'cntrl':
      return categorySet('Cc', max);
    case 'digit':
    case 'space':
    case 'word':
      return typeSet(state, name.charAt(0));
    case 'graph':
      return glyphSet(WITHOUT_GLYPH, max);
    case 'print':
      return union(glyphSet(NOT_PRINTED, max), categorySet('Zs', max));
    case 'punct':
      return union(categorySet('P', max), intersect(categorySet('S', max), charRange(0, 0x7f)));
    default:
      return undefined;
  }
}

/** Format characters that `[:print:]` leaves out; `[:graph:]` leaves out one more. */
const NOT_PRINTED = union(charRange(0x61c, 0x61c), charRange(0x2066, 0x2069));
const WITHOUT_GLYPH = union(NOT_PRINTED, charRange(0x180e, 0x180e));

function glyphSet(excluded: CharSet, max: number): CharSet {
  const all = union(...['L', 'M', 'N', 'P', 'S', 'Cf'].map((category) => categorySet(category, max)));
  return intersect(all, complement(excluded, max));
}

/** `\b` and `\B`: a place that the matchers know, or what it means in the words of look-arounds. */
export function wordBoundary(state: ParseState, isNegated: boolean): Node {
  if (!state.isUcp) return { kind: 'place', place: isNegated ? 'not-word-boundary' : 'word-boundary' };
  const look = (direction: 'ahead' | 'behind', isNegative: boolean): Node => ({
    kind: 'look',
    direction,
    isNegative,
    isAtomic: true,
    body: { kind: 'set', set: wordSet(state) },
  });
  const side = (isWordBehind: boolean, isWordAhead: boolean): Node => ({
    kind: 'sequence',
    parts: [look('behind', !isWordBehind), look('ahead', !isWordAhead)],
  });
  return { kind: 'alternation', options: [side(true, isNegated), side(false, !isNegated)] };
}
