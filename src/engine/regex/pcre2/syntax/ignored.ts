import { type InlineOptions, malformed, type ParseState, peek, take, takeMatch } from './parse-state.ts';

/**
 * Steps over what means nothing: `(?#…)`, `\E`, an empty quotation, and spaces and comments under `(?x)`.
 * It may stand between an item and its quantifier, and between a quantifier and the `+` or `?` after it.
 */
export function skipIgnored(state: ParseState, options: InlineOptions): void {
  for (;;) {
    const start = state.at;
    const next = peek(state);
    if (!options.extended && next !== '(' && next !== '\\') return;
    if (take(state, '(?#') && !takeMatch(state, /[^)]*\)/y)) malformed(state, 'missing ) after (?# comment');
    takeMatch(state, /(?:\\Q\\E|\\E)*/y);
    if (options.extended) takeMatch(state, /(?:[\t-\r ]|#[^\n]*(?:\n|$))*/y);
    if (state.at === start) return;
  }
}
