import type { Random } from '../builders/random.ts';

/** Pieces that parsers look for: markup, escapes, brackets, numbers at limits, broken UTF-8. */
const PIECES = [
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '-->',
  '<rule id="',
  '"',
  "'",
  '=',
  '&lt;',
  '$(',
  ')',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '\\',
  '\\\\',
  '\\d+',
  '(',
  '|',
  '^',
  '$',
  '*',
  '+',
  '?',
  '{1,3}',
  '(?i)',
  '(?:',
  '\n',
  '\r\n',
  '\t',
  '\0',
  ' ',
  '%',
  'é',
  '\xff',
  '\xc3',
  '\xf0\x9f',
  '0',
  '-1',
  '99999999999',
  '2147483648',
  '1e999',
  'null',
  'true',
  '[[[[[[[[',
  '{"a":'.repeat(20),
  'a'.repeat(300),
  'Dec 10 07:28:03 ',
] as const;

const MAX_LENGTH = 20_000;

/** A text of bytes that mean nothing. */
export function randomBytes(random: Random, maxLength: number): string {
  const length = random.below(maxLength + 1);
  let text = '';
  for (let at = 0; at < length; at++) text += String.fromCharCode(random.below(256));
  return text;
}

/** Damages a byte string in one to eight places. */
export function mutated(text: string, other: string, random: Random): string {
  let result = text;
  for (let change = 1 + random.below(8); change > 0; change--) result = changedOnce(result, other, random);
  return result.slice(0, MAX_LENGTH);
}

function changedOnce(text: string, other: string, random: Random): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + 1 + random.below(random.below(4) === 0 ? 200 : 8));
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at, end) + text.slice(end);
    case 2:
      return text.slice(0, at) + String.fromCharCode(random.below(256)) + text.slice(at + 1);
    case 3:
    case 4:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(at);
    case 5: {
      const from = random.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + 1 + random.below(200)) + text.slice(at);
    }
    default:
      return text.slice(0, at);
  }
}
