import { type CharSet, charRange, charsOf, complement, intersect, union } from '../char-set.ts';
import { charTypeOf, horizontalSpace, POSIX_CLASSES, verticalSpace, WORD } from '../char-types.ts';
import type { Node } from '../tree.ts';
import { maxChar, type ParseState } from './parse-state.ts';
import { categorySet } from './unicode-property.ts';

/** What a letter escape such as `\d` or `\V` stands for; under `(*UCP)` by Unicode's properties. */
export function typeSet(state: ParseState, letter: string): CharSet | undefined {
  const set = state.isUcp ? unicodeType(state, letter.toLowerCase()) : undefined;
  if (set === undefined) return charTypeOf(letter, state.isUtf, maxChar(state));
  return letter === letter.toLowerCase() ? set : complement(set, maxChar(state));
}

/** What `[:name:]` stands for; undefined when there is no such class. */
export function posixSet(state: ParseState, name: string): CharSet | undefined {
  const set = POSIX_CLASSES.get(name);
  return set && state.isUcp ? (unicodePosix(state, name) ?? set) : set;
}

/** What `\w` stands for. */
export function wordSet(state: ParseState): CharSet {
  return state.isUcp ? union(categories(state, 'L', 'N'), charsOf('_')) : WORD;
}

/** `\b` under `(*UCP)`, and `\B`: a word character on just one side, or on both or none. */
export function unicodeWordBoundary(state: ParseState, isNegated: boolean): Node {
  const body: Node = { kind: 'set', set: wordSet(state) };
  const look = (direction: 'ahead' | 'behind', isNegative: boolean): Node => ({
    kind: 'look',
    direction,
    isNegative,
    isAtomic: true,
    body,
  });
  const sides = (isWordBefore: boolean, isWordAfter: boolean): Node => ({
    kind: 'sequence',
    parts: [look('behind', !isWordBefore), look('ahead', !isWordAfter)],
  });
  return { kind: 'alternation', options: [sides(true, isNegated), sides(false, !isNegated)] };
}

function unicodeType(state: ParseState, letter: string): CharSet | undefined {
  switch (letter) {
    case 'd':
      return categories(state, 'Nd');
    case 'w':
      return wordSet(state);
    case 's':
      return spaceSet(state);
    default:
      return undefined;
  }
}

function spaceSet(state: ParseState): CharSet {
  const all = union(categories(state, 'Z'), horizontalSpace(true), verticalSpace(true));
  return intersect(all, charRange(0, maxChar(state)));
}

/** Format characters that `[:print:]` leaves out; `[:graph:]` leaves out one more. */
const NOT_PRINTED = union(charRange(0x61c, 0x61c), charRange(0x2066, 0x2069));
const WITHOUT_GLYPH = union(NOT_PRINTED, charRange(0x180e, 0x180e));

function unicodePosix(state: ParseState, name: string): CharSet | undefined {
  switch (name) {
    case 'alnum':
      return categories(state, 'L', 'N');
    case 'alpha':
      return categories(state, 'L');
    case 'blank':
      return horizontalSpace(state.isUtf);
    case 'cntrl':
      return categories(state, 'Cc');
    case 'digit':
      return categories(state, 'Nd');
    case 'graph':
      return markSet(state, WITHOUT_GLYPH);
    case 'lower':
      return categories(state, 'Ll');
    case 'print':
      return union(markSet(state, NOT_PRINTED), categories(state, 'Zs'));
    case 'punct':
      return union(categories(state, 'P'), intersect(categories(state, 'S'), charRange(0, 0x7f)));
    case 'space':
      return spaceSet(state);
    case 'upper':
      return categories(state, 'Lu');
    case 'word':
      return wordSet(state);
    default:
      return undefined;
  }
}

function markSet(state: ParseState, excluded: CharSet): CharSet {
  const all = categories(state, 'L', 'M', 'N', 'P', 'S', 'Cf');
  return intersect(all, complement(excluded, maxChar(state)));
}

function categories(state: ParseState, ...names: readonly string[]): CharSet {
  return union(...names.map((name) => categorySet(name, maxChar(state))));
}
