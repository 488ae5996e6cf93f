import type { Condition, Node } from '../tree.ts';
import { readLook } from './look.ts';
import { readBracketedName, readName, readNumber, referTo } from './names.ts';
import { malformed, type ParseState, peek, type Scope, take, takeMatch, unsupported } from './parse-state.ts';

const OWN_VERSION = 10.42;

/** Reads `(condition)yes|no`; the opening `(?` is behind, the last parenthesis is left. */
export function readConditional(state: ParseState, scope: Scope): Node {
  const isDefine = state.source.startsWith('(DEFINE)', state.at);
  const condition = readCondition(state, scope);
  const inner: Scope = { options: scope.options };
  const yes = state.readSequence(state, inner);
  const hasNo = take(state, '|');
  if (hasNo && isDefine) return malformed(state, 'DEFINE subpattern contains more than one branch');
  const no = hasNo ? state.readSequence(state, inner) : undefined;
  if (peek(state) === '|') return malformed(state, 'conditional subpattern contains more than two branches');
  return { kind: 'conditional', condition, yes, no };
}

function readCondition(state: ParseState, scope: Scope): Condition {
  state.at++;
  if (state.source.startsWith('?C', state.at)) return unsupported('a callout before a condition');
  if (peek(state) === '?' || peek(state) === '*') {
    return readLook(state, scope) ?? malformed(state, 'assertion expected after (?( or (?(?C)');
  }
  if (take(state, 'DEFINE)')) return { kind: 'constant', value: false };
  const version = takeMatch(state, /VERSION(>?=)(\d+(?:\.\d+)?)\)/y);
  if (version) return { kind: 'constant', value: holdsVersion(version[1] ?? '', Number(version[2])) };
  return readRecursion(state) ?? readGroupSet(state);
}

function holdsVersion(operator: string, version: number): boolean {
  return operator === '=' ? OWN_VERSION === version : OWN_VERSION >= version;
}

function readRecursion(state: ParseState): Condition | undefined {
  const number = takeMatch(state, /R(\d*)\)/y);
  if (number) {
    const group = number[1] === '' ? undefined : referTo(state, Number(number[1]));
    return { kind: 'recursing', group };
  }
  if (!take(state, 'R&')) return undefined;
  return { kind: 'recursing', group: referTo(state, readName(state, ')')) };
}

function readGroupSet(state: ParseState): Condition {
  const number = readNumber(state);
  if (number === 0) return malformed(state, 'reference to non-existent subpattern');
  const group = number ?? readBracketedName(state, "<'");
  if (group === undefined) return { kind: 'group-set', group: referTo(state, readName(state, ')')) };
  if (!take(state, ')')) return malformed(state, 'missing closing parenthesis for condition');
  return { kind: 'group-set', group: referTo(state, group) };
}
