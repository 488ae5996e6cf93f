import { CLASS, END, MARK, PLUS, STAR } from './tokens.ts';

/** What can be said of an alternative without running it. */
export interface Prefilter {
  /** Lower-case bytes that a subject must contain, in a row; empty when nothing is known. */
  readonly required: string;
  /** The token that the subject's first byte must match; END when any may do. */
  readonly first: number;
}

/**
 * Finds the longest run of literal bytes in an alternative's tokens. The matcher passes a literal only by finding its byte, and the next
 * literal only at the next byte; what it may leave unmatched is a single literal at the very end (decoding.md 1.5 D).
 */
export function prefilter(tokens: readonly number[], beginAnchored: boolean): Prefilter {
  let required = '';
  let run = '';
  for (const [position, token] of tokens.entries()) {
    run = isLiteral(tokens, position) ? run + String.fromCharCode(token) : '';
    const isLoneTail = position === tokens.length - 1 && run.length === 1;
    if (run.length > required.length && !isLoneTail) required = run;
  }
  return { required, first: beginAnchored ? firstToken(tokens) : END };
}

/** Not a class, not a mark, and not the quantifier of a class. */
function isLiteral(tokens: readonly number[], position: number): boolean {
  const token = tokens[position] ?? END;
  return token !== MARK && (token & CLASS) === 0 && !isQuantifierAt(tokens, position);
}

function isQuantifierAt(tokens: readonly number[], position: number): boolean {
  const token = tokens[position];
  return (token === STAR || token === PLUS) && ((tokens[position - 1] ?? END) & CLASS) !== 0;
}

function firstToken(tokens: readonly number[]): number {
  const start = tokens[0] === MARK ? 1 : 0;
  const token = tokens[start] ?? END;
  const isOptional = (token & CLASS) !== 0 && tokens[start + 1] === STAR;
  return token === MARK || isOptional ? END : token;
}
