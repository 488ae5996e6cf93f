import type { LookNode } from '../tree.ts';
import { readBody } from './enclosed.ts';
import { type ParseState, type Scope, take } from './parse-state.ts';

export type LookOpener = '?=' | '?!' | '?<=' | '?<!' | '?*' | '?<*';

const LOOKS: Readonly<Record<LookOpener, Pick<LookNode, 'direction' | 'isNegative' | 'isAtomic'>>> = {
  '?=': { direction: 'ahead', isNegative: false, isAtomic: true },
  '?!': { direction: 'ahead', isNegative: true, isAtomic: true },
  '?<=': { direction: 'behind', isNegative: false, isAtomic: true },
  '?<!': { direction: 'behind', isNegative: true, isAtomic: true },
  '?*': { direction: 'ahead', isNegative: false, isAtomic: false },
  '?<*': { direction: 'behind', isNegative: false, isAtomic: false },
};
const OPENERS: readonly LookOpener[] = ['?=', '?!', '?<=', '?<!', '?*', '?<*'];

/** Reads an assertion whose opening parenthesis is behind, up to and with the closing one. */
export function readLook(state: ParseState, scope: Scope): LookNode | undefined {
  const opener = OPENERS.find((candidate) => take(state, candidate));
  return opener && readLookBody(state, scope, opener);
}

/** Reads the body of an assertion whose opener is behind, and the closing parenthesis. */
export function readLookBody(state: ParseState, scope: Scope, opener: LookOpener): LookNode {
  state.lookaroundDepth++;
  const body = readBody(state, scope);
  state.lookaroundDepth--;
  return { kind: 'look', ...LOOKS[opener], body };
}
