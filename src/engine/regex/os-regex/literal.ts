import { mayHold, type Pairs, pairsOf } from '../byte-pairs.ts';
import { lowered } from '../lowered.ts';
import { NO_MATCH } from './run.ts';
import { MARK } from './tokens.ts';

/** An alternative of certain bytes alone, in lower case: nothing can go stale, so it is an ordinary search. */
export interface Literal {
  readonly text: string;
  readonly isWholeBeginning: boolean;
  readonly isWholeEnd: boolean;
  readonly pairs: Pairs;
}

const FIRST_NOT_ASCII = 0x80;

/** @returns undefined where the matcher itself is needed: a class, a group, a byte that equals nothing, no byte at all */
export function literalOf(
  tokens: readonly number[],
  isWholeBeginning: boolean,
  isWholeEnd: boolean,
): Literal | undefined {
  const isPlain = tokens.length > 0 && tokens.every((token) => token < MARK && token < FIRST_NOT_ASCII);
  if (!isPlain) return undefined;
  const text = String.fromCharCode(...tokens);
  return { text, isWholeBeginning, isWholeEnd, pairs: pairsOf([text]) };
}

/** @returns the index of the last byte of the match, or NO_MATCH */
export function findLiteral({ text, isWholeBeginning, isWholeEnd, pairs }: Literal, subject: string): number {
  const length = subject.length;
  if (text.length > length) return NO_MATCH;
  if (isWholeBeginning && isWholeEnd)
    return text.length === length && lowered(subject) === text ? length - 1 : NO_MATCH;
  if (isWholeEnd) return lowered(subject).endsWith(text) ? length - 1 : NO_MATCH;
  if (isWholeBeginning) return lowered(subject).startsWith(text) ? text.length - 1 : NO_MATCH;
  const at = mayHold(subject, pairs) ? lowered(subject).indexOf(text) : -1;
  return at < 0 ? NO_MATCH : at + text.length - 1;
}
