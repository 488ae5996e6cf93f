import { OssifyError } from '../../../../diagnostics/index.ts';
import { PatternError } from '../../pattern-error.ts';
import { MAX_BYTE, MAX_CODE_POINT } from '../char-set.ts';
import type { GroupReference, Node } from '../tree.ts';

/** What inline options such as `(?i)` switch; each group has its own copy. */
export interface InlineOptions {
  readonly caseless: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
  /** `(?xx)`: spaces and tabs inside classes are skipped too. */
  readonly extendedMore: boolean;
  readonly noAutoCapture: boolean;
  readonly ungreedy: boolean;
  readonly duplicateNames: boolean;
}

export const NO_OPTIONS: InlineOptions = {
  caseless: false,
  multiline: false,
  dotAll: false,
  extended: false,
  extendedMore: false,
  noAutoCapture: false,
  ungreedy: false,
  duplicateNames: false,
};

/** Options as a group goes along: `(?i)` changes them up to the group's end. */
export interface Scope {
  options: InlineOptions;
}

/** What one item of a sequence became; a quantifier applies to the last node. */
export interface Atom {
  readonly nodes: readonly Node[];
  readonly isRepeatable: boolean;
}

/** A reference to a group that may stand later in the pattern; checked when all groups are known. */
interface PendingReference {
  readonly group: GroupReference;
  readonly offset: number;
}

/** Where the parser is, and what it has learnt: one object per pattern, changed while reading. */
export interface ParseState {
  readonly source: string;
  readonly isUtf: boolean;
  /** `(*UCP)`: `\w` and its like are Unicode's. */
  readonly isUcp: boolean;
  /** `(*BSR_ANYCRLF)`: `\R` is CR, LF or CRLF only. */
  readonly isRCrLf: boolean;
  /** Reads up to a closing parenthesis or the end: what a group holds. Kept here so that groups and sequences need not import each other. */
  readonly readAlternation: (state: ParseState, scope: Scope) => Node;
  readonly readSequence: (state: ParseState, scope: Scope) => Node;
  at: number;
  nesting: number;
  lookaroundDepth: number;
  groupCount: number;
  hasBranchReset: boolean;
  readonly openGroups: number[];
  readonly names: Map<string, number[]>;
  readonly references: PendingReference[];
}

/** The highest character of a pattern: a byte, or a code point under `(*UTF)`. */
export function maxChar(state: Pick<ParseState, 'isUtf'>): number {
  return state.isUtf ? MAX_CODE_POINT : MAX_BYTE;
}

/** The highest character whose case is Unicode's; undefined where only ASCII letters have one. */
export function caseMax(state: ParseState): number | undefined {
  return state.isUtf || state.isUcp ? maxChar(state) : undefined;
}

export function isAtEnd(state: ParseState): boolean {
  return state.at >= state.source.length;
}

export function peek(state: ParseState, ahead = 0): string {
  return state.source[state.at + ahead] ?? '';
}

export function lookingAt(state: ParseState, text: string): boolean {
  return state.source.startsWith(text, state.at);
}

/** Steps over `text` if it stands here. */
export function take(state: ParseState, text: string): boolean {
  if (!lookingAt(state, text)) return false;
  state.at += text.length;
  return true;
}

/** Steps over what a sticky RegExp matches here, and returns its groups. */
export function takeMatch(state: ParseState, sticky: RegExp): RegExpExecArray | undefined {
  sticky.lastIndex = state.at;
  const match = sticky.exec(state.source);
  if (!match) return undefined;
  state.at += match[0].length;
  return match;
}

/** Steps over one character and returns its code. The caller knows that there is one. */
export function takeChar(state: ParseState): number {
  const char = state.source.codePointAt(state.at) ?? 0;
  state.at += char > 0xffff ? 2 : 1;
  return char;
}

/** PCRE2 refuses the pattern too. */
export function malformed(state: ParseState, what: string): never {
  throw new PatternError(`${what} (offset ${state.at})`);
}

/** PCRE2 takes the pattern; we do not implement it. */
export function unsupported(construct: string): never {
  throw new OssifyError({
    code: 'UNSUPPORTED_PCRE2',
    message: `The PCRE2 construct ${construct} is not implemented.`,
    hint: 'Write the pattern without it, or run with --engine docker.',
  });
}
