import type { Node } from '../tree.ts';
import { malformed, type ParseState, type Scope, take } from './parse-state.ts';

const MAX_NESTING = 250;

/** Reads what a group holds and the parenthesis that closes it. */
export function inside(state: ParseState, read: () => Node): Node {
  if (++state.nesting > MAX_NESTING) malformed(state, 'parentheses are too deeply nested');
  const body = read();
  if (!take(state, ')')) malformed(state, 'missing closing parenthesis');
  state.nesting--;
  return body;
}

/** Reads alternatives and the parenthesis that closes them; options changed inside end there. */
export function readBody(state: ParseState, scope: Scope): Node {
  return inside(state, () => state.readAlternation(state, { options: scope.options }));
}
