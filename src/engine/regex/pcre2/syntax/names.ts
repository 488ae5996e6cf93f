import type { GroupReference } from '../tree.ts';
import { malformed, type ParseState, take, takeMatch } from './parse-state.ts';

const MAX_NAME_LENGTH = 32;
const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '<': '>', "'": "'" };

/** Reads a group's name and the bracket that ends it. */
export function readName(state: ParseState, terminator: string): string {
  const name = takeMatch(state, state.isUtf ? /[\p{L}\p{N}_]*/uy : /\w*/y)?.[0] ?? '';
  if (name === '') return malformed(state, 'subpattern name expected');
  if (/^[0-9]/.test(name)) return malformed(state, 'subpattern name must start with a non-digit');
  if (name.length > MAX_NAME_LENGTH) return malformed(state, 'subpattern name is too long');
  if (!take(state, terminator)) return malformed(state, 'syntax error in subpattern name (missing terminator?)');
  return name;
}

/** Reads `{name}`, `<name>` or `'name'` where only those brackets may stand. */
export function readBracketedName(state: ParseState, openers: string): string | undefined {
  const opener = openers.split('').find((bracket) => take(state, bracket));
  return opener === undefined ? undefined : readName(state, CLOSERS[opener] ?? '');
}

/** Reads `n`, `+n`, `-n` or a name, up to the terminator; relative numbers count from here. */
export function readReference(state: ParseState, terminator: string): GroupReference {
  const number = readNumber(state);
  if (number === undefined) return readName(state, terminator);
  if (!take(state, terminator)) return malformed(state, `missing ${terminator} after a group number`);
  return number;
}

/** Reads a group number, absolute or relative. */
export function readNumber(state: ParseState): number | undefined {
  const match = takeMatch(state, /([+-]?)(\d+)/y);
  if (!match) return undefined;
  const value = Number(match[2]);
  if (match[1] === '') return value;
  if (value === 0) return malformed(state, 'a relative value of zero is not allowed');
  const number = match[1] === '+' ? state.groupCount + value : state.groupCount - value + 1;
  return number > 0 ? number : malformed(state, 'reference to non-existent subpattern');
}

/** Notes a reference, to be checked when the whole pattern is read. */
export function referTo(state: ParseState, group: GroupReference): GroupReference {
  state.references.push({ group, offset: state.at });
  return group;
}

/**
 * Gives the group just opened a name.
 * @throws PatternError when another number has the name and `(?J)` is off, or this number another name
 */
export function nameGroup(state: ParseState, name: string, group: number, allowsDuplicates: boolean): void {
  for (const [other, groups] of state.names) {
    if (other !== name && groups.includes(group)) {
      malformed(state, 'different names for subpatterns of the same number are not allowed');
    }
  }
  const groups = state.names.get(name) ?? [];
  if (groups.includes(group)) return;
  if (groups.length > 0 && !allowsDuplicates) malformed(state, `two named subpatterns have the name ${name}`);
  state.names.set(
    name,
    [...groups, group].sort((a, b) => a - b),
  );
}

/** Checks that every reference means a group. */
export function checkReferences(state: ParseState): void {
  for (const { group, offset } of state.references) {
    const isKnown = typeof group === 'number' ? group <= state.groupCount : state.names.has(group);
    if (isKnown) continue;
    state.at = offset;
    malformed(state, `reference to non-existent subpattern ${group}`);
  }
}
