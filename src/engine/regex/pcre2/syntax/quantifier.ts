import type { Node, RepeatMode } from '../tree.ts';
import { skipIgnored } from './ignored.ts';
import { type InlineOptions, malformed, type ParseState, peek, take, takeMatch } from './parse-state.ts';

export interface Quantifier {
  readonly min: number;
  readonly max: number;
  readonly mode: RepeatMode;
}

const MAX_REPEAT = 65535;

/** Reads a quantifier if one stands here; `{` that opens none is an ordinary character. */
export function readQuantifier(state: ParseState, options: InlineOptions): Quantifier | undefined {
  const range = readRange(state);
  if (!range) return undefined;
  skipIgnored(state, options);
  return { ...range, mode: readMode(state, options) };
}

function readRange(state: ParseState): Omit<Quantifier, 'mode'> | undefined {
  switch (peek(state)) {
    case '*':
      state.at++;
      return { min: 0, max: Number.POSITIVE_INFINITY };
    case '+':
      state.at++;
      return { min: 1, max: Number.POSITIVE_INFINITY };
    case '?':
      state.at++;
      return { min: 0, max: 1 };
    case '{':
      return readBraces(state);
    default:
      return undefined;
  }
}

function readBraces(state: ParseState): Omit<Quantifier, 'mode'> | undefined {
  const match = takeMatch(state, /\{(\d+)(?:(,)(\d*))?\}/y);
  if (!match) return undefined;
  const min = Number(match[1]);
  const max = match[2] === undefined ? min : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
  if (min > MAX_REPEAT || (Number.isFinite(max) && max > MAX_REPEAT)) {
    return malformed(state, 'number too big in {} quantifier');
  }
  if (max < min) return malformed(state, 'numbers out of order in {} quantifier');
  return { min, max };
}

function readMode(state: ParseState, options: InlineOptions): RepeatMode {
  if (take(state, '+')) return 'possessive';
  const isMarked = take(state, '?');
  return isMarked === options.ungreedy ? 'greedy' : 'lazy';
}

/** Repeats an item; once is the item itself, unless that makes it possessive. */
export function repeat(body: Node, { min, max, mode }: Quantifier): Node {
  if (min === 1 && max === 1 && mode !== 'possessive') return body;
  return { kind: 'repeat', body, min, max, mode };
}
