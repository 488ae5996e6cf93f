import { isAtEnd, malformed, maxChar, type ParseState, peek, take, takeChar, takeMatch } from './parse-state.ts';

/** What stands after a backslash: one character, a letter with a meaning of its own, or digits that name a group. */
export type Escape =
  | { readonly kind: 'char'; readonly char: number }
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'group'; readonly group: number };

const CONTROL_LETTERS: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };
const LETTERS = new Set('ABCDEGHKNPQRSVWXZbdghkpsvwz');
const PERL_ONLY = new Set('FLUlu');

/**
 * Reads what follows a backslash.
 * @param inClass digits are octal there, and never a group
 */
export function readEscape(state: ParseState, inClass: boolean): Escape {
  if (isAtEnd(state)) return malformed(state, '\\ at end of pattern');
  const letter = peek(state);
  if (!/[0-9A-Za-z]/.test(letter)) return { kind: 'char', char: takeChar(state) };
  state.at++;
  const control = CONTROL_LETTERS[letter];
  if (control !== undefined) return { kind: 'char', char: control };
  if (letter === '0') return { kind: 'char', char: readOctal(state, '') };
  if (/[1-9]/.test(letter)) return readDigits(state, letter, inClass);
  if (letter === 'x') return { kind: 'char', char: readHex(state) };
  if (letter === 'o') return { kind: 'char', char: readBracedOctal(state) };
  if (letter === 'c') return { kind: 'char', char: readControl(state) };
  if (letter === 'N' && take(state, '{U+')) return { kind: 'char', char: readNamedChar(state) };
  if (letter === 'N' && peek(state) === '{' && !/\{\d+(?:,\d*)?\}/y.test(state.source.slice(state.at))) {
    return malformed(state, 'PCRE2 does not support \\N{name}');
  }
  if (PERL_ONLY.has(letter)) return malformed(state, `PCRE2 does not support \\${letter}`);
  if (!LETTERS.has(letter)) return malformed(state, `unrecognized character ${letter} follows \\`);
  return { kind: 'letter', letter };
}

function readDigits(state: ParseState, first: string, inClass: boolean): Escape {
  const start = state.at;
  if (!inClass) {
    const digits = first + (takeMatch(state, /\d*/y)?.[0] ?? '');
    const group = Number(digits);
    if (group < 10 || first >= '8' || group <= state.groupCount) return { kind: 'group', group };
    state.at = start;
  }
  if (first >= '8') return { kind: 'char', char: first.charCodeAt(0) };
  return { kind: 'char', char: readOctal(state, first) };
}

function readOctal(state: ParseState, first: string): number {
  const digits = first + (takeMatch(state, /[0-7]{0,2}/y)?.[0] ?? '');
  return checkedChar(state, Number.parseInt(digits === '' ? '0' : digits, 8));
}

function readHex(state: ParseState): number {
  if (!take(state, '{')) return Number.parseInt(takeMatch(state, /[0-9A-Fa-f]{0,2}/y)?.[0] || '0', 16);
  return readBraced(state, /([0-9A-Fa-f]+)\}/y, 16, '\\x{}');
}

function readBracedOctal(state: ParseState): number {
  if (!take(state, '{')) return malformed(state, 'missing opening brace after \\o');
  return readBraced(state, /([0-7]+)\}/y, 8, '\\o{}');
}

function readNamedChar(state: ParseState): number {
  if (!state.isUtf) return malformed(state, '\\N{U+dddd} is supported only in Unicode (UTF) mode');
  return readBraced(state, /([0-9A-Fa-f]+)\}/y, 16, '\\N{U+}');
}

function readBraced(state: ParseState, digits: RegExp, radix: number, construct: string): number {
  const match = takeMatch(state, digits);
  if (!match) return malformed(state, `digits missing or wrong in ${construct}`);
  return checkedChar(state, Number.parseInt(match[1] ?? '', radix));
}

function checkedChar(state: ParseState, char: number): number {
  if (char > maxChar(state)) {
    return malformed(state, `character code ${char} is too large`);
  }
  if (state.isUtf && char >= 0xd800 && char <= 0xdfff) return malformed(state, 'disallowed Unicode code point');
  return char;
}

function readControl(state: ParseState): number {
  if (isAtEnd(state)) return malformed(state, '\\c at end of pattern');
  const char = takeChar(state);
  if (char < 0x20 || char > 0x7e) return malformed(state, '\\c must be followed by a printable ASCII character');
  const upper = char >= 0x61 && char <= 0x7a ? char - 0x20 : char;
  return upper ^ 0x40;
}
