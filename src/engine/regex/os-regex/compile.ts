import { PatternError } from '../pattern-error.ts';
import { type Literal, literalOf } from './literal.ts';
import { type Prefilter, prefilter } from './prefilter.ts';
import { classToken, END, literalToken, MARK } from './tokens.ts';

const MAX_LENGTH = 20480;

/** One alternative of a pattern. */
export interface Alternative extends Prefilter {
  /** Tokens, then END three times, so that looking ahead never leaves the array. */
  readonly tokens: Int32Array;
  readonly beginAnchored: boolean;
  readonly endAnchored: boolean;
  /** At a class token: at most one byte of the pattern follows it (a class counts two, all else one). */
  readonly isNearEnd: Uint8Array;
  readonly markPositions: readonly number[];
  readonly literal: Literal | undefined;
}

export interface Program {
  readonly alternatives: readonly Alternative[];
  readonly hasGroups: boolean;
}

/** Bytes, known escapes, and groups in which there are no groups and no `|`. */
const VALID = /^(?:[^\\()]|\\[dwstpDWS.()\\$|<]|\((?:[^\\()|]|\\[dwstpDWS.()\\$|<])*\))*$/s;

/**
 * Checks a pattern as Wazuh does.
 * @throws PatternError: an unknown escape, a group in a group, `|` in a group, a group without its other half, over 20,480 bytes
 * @source decoding.md 1.1, 1.2
 */
export function checkPattern(source: string): void {
  if (source.length > MAX_LENGTH) throw new PatternError(`longer than ${MAX_LENGTH} bytes`);
  if (!VALID.test(source))
    throw new PatternError('an unknown escape, or a group that is nested, alternative or not closed');
}

/** Makes tokens of a pattern that was checked. */
export function compileProgram(source: string): Program {
  const alternatives = splitAlternatives(source).map(compileAlternative);
  return { alternatives, hasGroups: alternatives.some(({ markPositions }) => markPositions.length > 0) };
}

/** Cuts at every `|` that no backslash escapes. */
function splitAlternatives(source: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at < source.length; at++) {
    const byte = source.charAt(at);
    if (byte === '\\') {
      at++;
    } else if (byte === '|') {
      pieces.push(source.slice(start, at));
      start = at + 1;
    }
  }
  return [...pieces, source.slice(start)];
}

function compileAlternative(text: string): Alternative {
  const beginAnchored = text.startsWith('^');
  const tokens: number[] = [];
  const sizes: number[] = [];
  let endAnchored = false;
  for (let at = beginAnchored ? 1 : 0; at < text.length; at++) {
    const byte = text.charAt(at);
    if (byte === '\\') {
      tokens.push(classToken(text.charAt(++at)) ?? END);
      sizes.push(2);
    } else if (byte === '$' && at === text.length - 1) {
      endAnchored = true;
    } else {
      tokens.push(byte === '(' || byte === ')' ? MARK : literalToken(text.charCodeAt(at)));
      sizes.push(1);
    }
  }
  const bytesLeft = bytesAfter(sizes);
  return {
    tokens: Int32Array.from([...tokens, END, END, END]),
    beginAnchored,
    endAnchored,
    isNearEnd: Uint8Array.from([...bytesLeft.map((bytes) => (bytes <= 1 ? 1 : 0)), 0, 0, 0]),
    ...prefilter(tokens, bytesLeft, beginAnchored),
    markPositions: tokens.flatMap((token, position) => (token === MARK ? [position] : [])),
    literal: literalOf(tokens, beginAnchored, endAnchored),
  };
}

function bytesAfter(sizes: readonly number[]): number[] {
  let left = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => {
    left -= size;
    return left;
  });
}
