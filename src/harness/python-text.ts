import { OssifyError } from '../diagnostics/index.ts';

/**
 * The text Python's str() gives of a JSON value: what wazuh-logtest prints between its quotes.
 * Ex: `["x", "it's"]` -> `['x', "it's"]`; a text itself stays as it is; true -> `True`.
 */
export function pythonText(value: unknown): string {
  return typeof value === 'string' ? value : pythonRepr(value);
}

function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).map(([name, member]) => `${quote(name)}: ${pythonRepr(member)}`);
    return `{${members.join(', ')}}`;
  }
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** Wazuh prints a whole number of 16 digits and more with an exponent, which makes a float of it in Python. */
const PLAIN_INTEGERS = 1e15;

/** A float has the shortest digits that read back, as in JavaScript, but its own rule for exponents: below -4 and from 16 on. */
function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < PLAIN_INTEGERS) return String(value);
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 16)
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  const sign = value < 0 ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  return `${sign}${digits.slice(0, power + 1).padEnd(power + 1, '0')}.${digits.slice(power + 1) || '0'}`;
}

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let quoted = '';
  for (const char of text) quoted += char === mark ? `\\${char}` : escapeChar(char);
  return `${mark}${quoted}${mark}`;
}

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** What Python calls not printable: controls, formats, surrogates, unassigned, and blanks other than the space. */
const NOT_PRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

function escapeChar(char: string): string {
  const named = NAMED[char];
  if (named) return named;
  if (!NOT_PRINTABLE.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

const ITEM = /(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")(?:, |$)/suy;
const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gsu;
const PLAIN: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The texts of a printed list of texts: `['a', "it's"]` -> a, it's. @throws OssifyError LOGTEST_TEXT on anything else */
export function readPythonList(text: string): string[] {
  const inner = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : undefined;
  const items: string[] = [];
  for (let at = 0; inner !== undefined && at < inner.length; at = ITEM.lastIndex) {
    ITEM.lastIndex = at;
    const match = ITEM.exec(inner);
    if (!match) return fail(text);
    items.push(readEscapes(match[1] ?? match[2] ?? ''));
  }
  return inner === undefined ? fail(text) : items;
}

function readEscapes(text: string): string {
  return text.replace(ESCAPE, (_all, x?: string, u?: string, long?: string, char?: string) => {
    const code = x ?? u ?? long;
    return code === undefined ? (PLAIN[char ?? ''] ?? char ?? '') : String.fromCodePoint(Number.parseInt(code, 16));
  });
}

function fail(text: string): never {
  throw new OssifyError({
    code: 'LOGTEST_TEXT',
    message: `wazuh-logtest printed ${JSON.stringify(text)} where a list of texts was expected.`,
    hint: 'This version prints its answers differently. Use "--engine socket", or report the output.',
  });
}
