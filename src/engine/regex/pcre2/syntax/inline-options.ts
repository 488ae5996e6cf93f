import { type InlineOptions, malformed, NO_OPTIONS, type ParseState } from './parse-state.ts';

/**
 * Applies the letters of `(?…)`: those after a hyphen are switched off; a leading `^` first restores the defaults.
 * @throws PatternError for a letter that PCRE2 does not know
 */
export function applyOptionLetters(state: ParseState, current: InlineOptions, letters: string): InlineOptions {
  const isReset = letters.startsWith('^');
  const [on = '', off, ...more] = (isReset ? letters.slice(1) : letters).split('-');
  if (more.length > 0 || (isReset && off !== undefined)) return malformed(state, 'invalid hyphen in option setting');
  const base = isReset
    ? { ...NO_OPTIONS, ungreedy: current.ungreedy, duplicateNames: current.duplicateNames }
    : current;
  const switchedOn = switchAll(state, base, on, true);
  return switchAll(state, switchedOn, off ?? '', false);
}

function switchAll(state: ParseState, options: InlineOptions, letters: string, value: boolean): InlineOptions {
  let changed = options;
  for (const letter of letters.match(/xx|./g) ?? []) changed = { ...changed, ...switched(state, letter, value) };
  return changed;
}

function switched(state: ParseState, letter: string, value: boolean): Partial<InlineOptions> {
  switch (letter) {
    case 'i':
      return { caseless: value };
    case 'm':
      return { multiline: value };
    case 's':
      return { dotAll: value };
    case 'x':
      return { extended: value, extendedMore: false };
    case 'xx':
      return { extended: value, extendedMore: value };
    case 'n':
      return { noAutoCapture: value };
    case 'U':
      return { ungreedy: value };
    case 'J':
      return { duplicateNames: value };
    default:
      return malformed(state, `unrecognized character ${letter} after (? or (?-`);
  }
}
