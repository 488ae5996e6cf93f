import { withBothCases } from '../case-folding.ts';
import { type CharSet, charRange, union } from '../char-set.ts';
import { dotSet, verticalSpace } from '../char-types.ts';
import type { Node, Place } from '../tree.ts';
import { readClass, startsPosixClass } from './char-class.ts';
import { readEscape } from './escape.ts';
import { readGroup } from './group.ts';
import { readBracketedName, readNumber, readReference, referTo } from './names.ts';
import {
  type Atom,
  caseMax,
  type InlineOptions,
  isAtEnd,
  malformed,
  maxChar,
  type ParseState,
  peek,
  type Scope,
  take,
  takeChar,
  unsupported,
} from './parse-state.ts';
import { readProperty } from './unicode-property.ts';
import { typeSet, wordBoundary, wordSet } from './unicode-types.ts';

const PLACE_ESCAPES: Readonly<Record<string, Place>> = {
  A: 'start',
  G: 'start',
  Z: 'final-newline-end',
  z: 'end',
};

/** Reads one item: a character, an escape, a class or a group. */
export function readAtom(state: ParseState, scope: Scope): Atom {
  const { options } = scope;
  switch (peek(state)) {
    case '(':
      return readGroup(state, scope);
    case '[':
      return readBracket(state, options);
    case '\\':
      return readBackslash(state, options);
    case '.':
      state.at++;
      return one(setNode(dotSet(options.dotAll, maxChar(state))));
    case '^':
      state.at++;
      return place(options.multiline ? 'line-start' : 'start');
    case '$':
      state.at++;
      return place(options.multiline ? 'line-end' : 'final-newline-end');
    default:
      return one(charNode(state, options, takeChar(state)));
  }
}

function readBracket(state: ParseState, options: InlineOptions): Atom {
  if (take(state, '[[:<:]]')) return wordEdge(state, 'ahead');
  if (take(state, '[[:>:]]')) return wordEdge(state, 'behind');
  if (startsPosixClass(state)) return malformed(state, 'POSIX named classes are supported only within a class');
  state.at++;
  return one(setNode(readClass(state, options)));
}

/** `[[:<:]]` is `\b(?=\w)`, `[[:>:]]` is `\b(?<=\w)`: a quantifier applies to the assertion alone. */
function wordEdge(state: ParseState, direction: 'ahead' | 'behind'): Atom {
  const look: Node = { kind: 'look', direction, isNegative: false, isAtomic: true, body: setNode(wordSet(state)) };
  return { nodes: [wordBoundary(state, false), look], isRepeatable: true };
}

function readBackslash(state: ParseState, options: InlineOptions): Atom {
  state.at++;
  if (take(state, 'Q')) return readQuotation(state, options);
  const escaped = readEscape(state, false);
  if (escaped.kind === 'char') return one(charNode(state, options, escaped.char));
  if (escaped.kind === 'group') return one(backreference(referTo(state, escaped.group), options));
  const { letter } = escaped;
  const assertion = PLACE_ESCAPES[letter];
  if (assertion) return place(assertion);
  if (letter === 'b' || letter === 'B') return unrepeatable(wordBoundary(state, letter === 'B'));
  const set = typeSet(state, letter);
  return set ? one(setNode(set)) : readOtherLetter(state, options, letter);
}

function readOtherLetter(state: ParseState, options: InlineOptions, letter: string): Atom {
  switch (letter) {
    case 'N':
      return one(setNode(dotSet(false, maxChar(state))));
    case 'C':
      return state.isUtf ? unsupported('\\C under (*UTF)') : one(setNode(dotSet(true, maxChar(state))));
    case 'R':
      return one(lineBreak(state));
    case 'p':
    case 'P':
      return one(setNode(readProperty(state, letter === 'P')));
    case 'g':
      return one(readSubroutineOrBackreference(state, options));
    case 'k':
      return one(readNamedBackreference(state, options));
    case 'K':
      // The start of the match is nobody's business here: \K changes nothing else.
      if (state.lookaroundDepth > 0) return malformed(state, '\\K is not allowed in lookarounds');
      return { nodes: [], isRepeatable: false };
    default:
      return unsupported(`\\${letter}`);
  }
}

function readQuotation(state: ParseState, options: InlineOptions): Atom {
  const nodes: Node[] = [];
  while (!isAtEnd(state) && !take(state, '\\E')) nodes.push(charNode(state, options, takeChar(state)));
  return { nodes, isRepeatable: true };
}

function readSubroutineOrBackreference(state: ParseState, options: InlineOptions): Node {
  if (take(state, '<')) return { kind: 'call', group: referTo(state, readReference(state, '>')) };
  if (take(state, "'")) return { kind: 'call', group: referTo(state, readReference(state, "'")) };
  const group = take(state, '{') ? readReference(state, '}') : readNumber(state);
  if (group === undefined) return malformed(state, '\\g is not followed by a name or a number');
  if (group === 0) return malformed(state, 'a numbered reference must not be zero');
  return backreference(referTo(state, group), options);
}

function readNamedBackreference(state: ParseState, options: InlineOptions): Node {
  const name = readBracketedName(state, "{<'");
  if (name === undefined) return malformed(state, '\\k is not followed by a braced, angle-bracketed, or quoted name');
  return backreference(referTo(state, name), options);
}

function lineBreak(state: ParseState): Node {
  const carriageReturn = setNode(charRange(0x0d, 0x0d));
  const lineFeed = setNode(charRange(0x0a, 0x0a));
  const single = state.isRCrLf ? union(charRange(0x0a, 0x0a), charRange(0x0d, 0x0d)) : verticalSpace(state.isUtf);
  const pair: Node = { kind: 'sequence', parts: [carriageReturn, lineFeed] };
  return { kind: 'atomic', body: { kind: 'alternation', options: [pair, setNode(single)] } };
}

function charNode(state: ParseState, options: InlineOptions, char: number): Node {
  const set = charRange(char, char);
  if (!options.caseless) return setNode(set);
  return setNode(withBothCases(set, caseMax(state)));
}

/** A back-reference by number or name, caseless where `(?i)` is on. */
export function backreference(group: number | string, options: InlineOptions): Node {
  return { kind: 'backreference', group, isCaseless: options.caseless };
}

function setNode(set: CharSet): Node {
  return { kind: 'set', set };
}

function one(node: Node): Atom {
  return { nodes: [node], isRepeatable: true };
}

function place(what: Place): Atom {
  return unrepeatable({ kind: 'place', place: what });
}

function unrepeatable(node: Node): Atom {
  return { nodes: [node], isRepeatable: false };
}
