import { type ParseState, unsupported } from './parse-state.ts';

/** Refuses a caseless character beyond ASCII where PCRE2 would fold it by Unicode: under (*UTF) and (*UCP). */
export function refuseWideCase(state: ParseState, char: number): void {
  if (char <= 0x7f || !(state.isUtf || state.isUcp)) return;
  unsupported(`(?i) on a character outside ASCII under ${state.isUtf ? '(*UTF)' : '(*UCP)'}`);
}
