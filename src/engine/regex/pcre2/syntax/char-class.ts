import { withBothCases } from '../case-folding.ts';
import { type CharSet, charRange, complement, NO_CHAR, union } from '../char-set.ts';
import { readEscape } from './escape.ts';
import {
  caseMax,
  type InlineOptions,
  isAtEnd,
  lookingAt,
  malformed,
  maxChar,
  type ParseState,
  peek,
  take,
  takeChar,
  takeMatch,
} from './parse-state.ts';
import { readProperty } from './unicode-property.ts';
import { posixSet, typeSet } from './unicode-types.ts';

/** A class being read: the sets so far, and the one character that a hyphen could turn into a range. */
interface ClassInProgress {
  readonly sets: CharSet[];
  /** What `\w`, `\p{…}` and `[:name:]` stand for: `(?i)` adds nothing to them. */
  readonly types: CharSet[];
  low: number | undefined;
  isRangeOpen: boolean;
}

/** Reads a class; the opening bracket is already behind. The set holds both cases where `(?i)` is on. */
export function readClass(state: ParseState, options: InlineOptions): CharSet {
  const isNegated = take(state, '^');
  const found: ClassInProgress = { sets: [], types: [], low: undefined, isRangeOpen: false };
  let isFirst = true;
  for (;;) {
    if (peek(state) === '\\') takeMatch(state, /(?:\\Q\\E|\\E)*/y);
    if (options.extendedMore) takeMatch(state, /[ \t]*/y);
    if (isAtEnd(state)) return malformed(state, 'missing terminating ] for character class');
    if (!isFirst && take(state, ']')) break;
    isFirst = false;
    readMember(state, options, found);
  }
  if (found.isRangeOpen) addSet(found, charRange(0x2d, 0x2d));
  const chars = union(...found.sets);
  const set = union(options.caseless ? withBothCases(chars, caseMax(state)) : chars, ...found.types);
  return isNegated ? complement(set, maxChar(state)) : set;
}

function readMember(state: ParseState, options: InlineOptions, found: ClassInProgress): void {
  if (take(state, '\\Q')) {
    readQuoted(state, found);
    return;
  }
  if (peek(state) === '[' && startsPosixClass(state)) {
    addType(state, found, readPosixClass(state, options));
    return;
  }
  if (peek(state) === '-' && found.low !== undefined && !found.isRangeOpen) {
    state.at++;
    found.isRangeOpen = true;
    return;
  }
  if (take(state, '\\')) {
    readClassEscape(state, found);
    return;
  }
  addChar(state, found, takeChar(state));
}

function readQuoted(state: ParseState, found: ClassInProgress): void {
  while (!isAtEnd(state) && !take(state, '\\E')) addChar(state, found, takeChar(state));
}

function readClassEscape(state: ParseState, found: ClassInProgress): void {
  const escaped = readEscape(state, true);
  if (escaped.kind === 'char') {
    addChar(state, found, escaped.char);
    return;
  }
  const letter = escaped.kind === 'letter' ? escaped.letter : '';
  if (letter === 'b') {
    addChar(state, found, 0x08);
    return;
  }
  if (letter === 'p' || letter === 'P') {
    addType(state, found, readProperty(state, letter === 'P'));
    return;
  }
  const set = typeSet(state, letter);
  if (set === undefined) malformed(state, `escape sequence \\${letter} is invalid in character class`);
  addType(state, found, set);
}

function addChar(state: ParseState, found: ClassInProgress, char: number): void {
  if (found.isRangeOpen && found.low !== undefined) {
    if (char < found.low) malformed(state, 'range out of order in character class');
    addSet(found, charRange(found.low, char));
    return;
  }
  found.sets.push(charRange(char, char));
  found.low = char;
}

/** Adds a set that no hyphen may join to a range. A hyphen is literal only as the last member. */
function addType(state: ParseState, found: ClassInProgress, set: CharSet): void {
  const isRangeAfter = peek(state) === '-' && !isAtEnd(state) && peek(state, 1) !== ']' && peek(state, 1) !== '';
  if (found.isRangeOpen || isRangeAfter) malformed(state, 'invalid range in character class');
  found.types.push(set);
  endRange(found);
}

function addSet(found: ClassInProgress, set: CharSet): void {
  found.sets.push(set);
  endRange(found);
}

function endRange(found: ClassInProgress): void {
  found.low = undefined;
  found.isRangeOpen = false;
}

const POSIX_MARKS: ReadonlySet<string> = new Set([':', '.', '=']);
const POSIX_CLASS = /\[([:.=])(?:\\[\]\\]|(?!\1\])[^\]\\[]|\\(?![\]\\])|\[(?!\1))*\1\]/y;

/** Says whether a bracket opens `[:name:]`, `[.x.]` or `[=x=]`: up to the next bracket, its terminator must follow. */
export function startsPosixClass(state: ParseState): boolean {
  POSIX_CLASS.lastIndex = state.at;
  return POSIX_MARKS.has(peek(state, 1)) && POSIX_CLASS.test(state.source);
}

function readPosixClass(state: ParseState, options: InlineOptions): CharSet {
  if (!lookingAt(state, '[:')) return malformed(state, 'POSIX collating elements are not supported');
  const match = takeMatch(state, /\[:(\^?)([a-z]*):\]/y);
  const set = match ? posixSet(state, match[2] ?? '') : undefined;
  if (!match || !set) return malformed(state, 'unknown POSIX class name');
  const isLetterClass = match[2] === 'lower' || match[2] === 'upper';
  const chosen = options.caseless && isLetterClass && !state.isUcp ? (posixSet(state, 'alpha') ?? NO_CHAR) : set;
  return match[1] === '^' ? complement(chosen, maxChar(state)) : chosen;
}
