import { upToNul, utf8ToBytes } from '../bytes.ts';

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Resolves the escapes between a JSON text's quotes. `\u0000` ends the text, as it ends the C string.
 * @returns undefined for an unknown escape or a lone surrogate
 */
export function unescapeJson(body: string): string | undefined {
  let text = '';
  let from = 0;
  for (let at = body.indexOf('\\'); at >= 0; at = body.indexOf('\\', from)) {
    text += body.slice(from, at);
    const letter = body.charAt(at + 1);
    if (letter === 'u') {
      const unit = hexUnit(body, at + 2);
      if (unit === undefined) return undefined;
      const isPair = unit >= 0xd800 && unit <= 0xdbff;
      const second = isPair && body.startsWith('\\u', at + 6) ? hexUnit(body, at + 8) : undefined;
      const points = decodePoint(unit, second);
      if (points === undefined) return undefined;
      text += points;
      from = at + (isPair ? 12 : 6);
    } else {
      const plain = SHORT_ESCAPES[letter];
      if (plain === undefined) return undefined;
      text += plain;
      from = at + 2;
    }
  }
  return upToNul(text + body.slice(from));
}

/** quirk: four bytes that are not all hexadecimal count as 0; fewer than four are an error. */
function hexUnit(body: string, at: number): number | undefined {
  const digits = body.slice(at, at + 4);
  if (digits.length < 4) return undefined;
  return /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : 0;
}

function decodePoint(unit: number, second: number | undefined): string | undefined {
  if (unit >= 0xdc00 && unit <= 0xdfff) return undefined;
  if (unit < 0xd800 || unit > 0xdbff) return utf8ToBytes(String.fromCharCode(unit));
  if (second === undefined || second < 0xdc00 || second > 0xdfff) return undefined;
  return utf8ToBytes(String.fromCharCode(unit, second));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the bytes that JSON escapes
const MUST_BE_ESCAPED = /["\\\x00-\x1f]/g;

const ESCAPED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Quotes a byte string; `/`, DEL and everything from 0x80 on stay raw. */
export function quoteJson(text: string): string {
  return `"${text.replace(MUST_BE_ESCAPED, (byte) => ESCAPED[byte] ?? `\\u${byte.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}
