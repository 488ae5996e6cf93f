import { type InlineOptions, malformed, type ParseState, peek, take, takeMatch } from './parse-state.ts';

/**
 * Steps over what means nothing: `(?#…)`, `\E`, an empty quotation, and spaces and comments under `(?x)`.
 * It may stand between an item and its quantifier, and between a quantifier and the `+` or `?` after it.
 */
export function skipIgnored(state: ParseState, options: InlineOptions): void {
  for (;;) {
    const start = state.at;
    if (!options.extended && !mayBeIgnored(state)) return;
    if (take(state, '(?#') && !takeMatch(state, /[^)]*\)/y)) malformed(state, 'missing ) after (?# comment');
    takeMatch(state, /(?:\\Q\\E|\\E)*/y);
    if (options.extended) takeMatch(state, /(?:[\t-\r ]|#[^\n]*(?:\n|$))*/y);
    if (state.at === start) return;
  }
}

/** What means nothing begins with `(?#`, `\E` or `\Q`. */
function mayBeIgnored(state: ParseState): boolean {
  const next = peek(state);
  if (next === '(') return peek(state, 2) === '#';
  return next === '\\' && (peek(state, 1) === 'E' || peek(state, 1) === 'Q');
}
