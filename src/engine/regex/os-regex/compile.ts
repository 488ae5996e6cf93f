import { PatternError } from '../pattern-error.ts';
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
}

export interface Program {
  readonly alternatives: readonly Alternative[];
  readonly hasGroups: boolean;
}

/** Makes tokens of a pattern's alternatives. */
export function compileProgram(alternatives: readonly string[]): Program {
  const compiled = alternatives.map(compileAlternative);
  return { alternatives: compiled, hasGroups: compiled.some(({ markPositions }) => markPositions.length > 0) };
}

/**
 * Checks a pattern from left to right, as Wazuh does, and cuts it where a `|` stands outside a group.
 * @throws PatternError: an unknown escape, a group in a group, `|` in a group, a group without its other half, over 20,480 bytes
 * @source decoding.md 1.1, 1.2
 */
export function splitAlternatives(source: string): string[] {
  if (source.length > MAX_LENGTH) throw new PatternError(`longer than ${MAX_LENGTH} bytes`);
  const pieces: string[] = [];
  let start = 0;
  let isInGroup = false;
  for (let at = 0; at < source.length; at++) {
    const byte = source.charAt(at);
    if (byte === '\\') {
      at++;
      if (classToken(source.charAt(at)) === undefined) throw new PatternError(`unknown escape \\${source.charAt(at)}`);
    } else if (byte === '(' || byte === ')') {
      if ((byte === '(') === isInGroup) throw new PatternError(`unexpected ${byte}`);
      isInGroup = !isInGroup;
    } else if (byte === '|') {
      if (isInGroup) throw new PatternError('| inside a group');
      pieces.push(source.slice(start, at));
      start = at + 1;
    }
  }
  if (isInGroup) throw new PatternError('group not closed');
  pieces.push(source.slice(start));
  return pieces;
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
  };
}

function bytesAfter(sizes: readonly number[]): number[] {
  let left = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => {
    left -= size;
    return left;
  });
}
