// The alphabet of OS_Regex: how an alternative's bytes become numbers, and which bytes a class holds.

/** A token is END, MARK, a lower-cased byte 1-255, or CLASS | (the class's bit). */
export const END = 0;
/** A parenthesis; the engine does not know an opening from a closing one. */
export const MARK = 0x100;
export const CLASS = 0x10000;
export const PLUS = 0x2b;
export const STAR = 0x2a;
const OPENING_PARENTHESIS = 0x28;

const DIGITS = bytesOf('0123456789');
const WORD = bytesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-@_');
const SPACE = bytesOf(' ');
const PUNCTUATION = bytesOf('!"#$%&\'()*+,-.:;<=>?[]{|}');

/** The byte after the backslash, and the bytes it stands for. `\s` is the space alone; the complements hold all of 0x80-0xff. */
const CLASSES: readonly (readonly [escape: string, holds: (byte: number) => boolean])[] = [
  ['d', (byte) => DIGITS.has(byte)],
  ['w', (byte) => WORD.has(byte)],
  ['s', (byte) => SPACE.has(byte)],
  ['t', (byte) => byte === 9],
  ['p', (byte) => PUNCTUATION.has(byte)],
  ['D', (byte) => !DIGITS.has(byte)],
  ['W', (byte) => !WORD.has(byte)],
  ['S', (byte) => !SPACE.has(byte)],
  ['.', () => true],
  ...['(', ')', '\\', '$', '|', '<'].map((byte) => [byte, (other: number) => other === byte.charCodeAt(0)] as const),
];

/** For each byte the bits of the classes that hold it. */
const CLASSES_OF_BYTE: Uint16Array = Uint16Array.from({ length: 256 }, (_, byte) =>
  CLASSES.reduce((bits, [, holds], index) => (holds(byte) ? bits | (1 << index) : bits), 0),
);

/** A-Z to a-z, every other byte to itself. */
const LOWER: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
);

export function holds(classToken: number, byte: number): boolean {
  return ((CLASSES_OF_BYTE[byte] ?? 0) & classToken) !== 0;
}

/** quirk: no literal byte of 0x80 or more ever equals anything, not even itself (bugs-B35-literal); a mark that is compared is a `(`. */
export function isLiteral(token: number, byte: number): boolean {
  return token === MARK ? byte === OPENING_PARENTHESIS : byte < 0x80 && token === LOWER[byte];
}

/** Whether a class or a literal takes the byte. */
export function takes(token: number, byte: number): boolean {
  return (token & CLASS) !== 0 ? holds(token, byte) : isLiteral(token, byte);
}

/** The token of `\` and this byte; undefined when Wazuh knows no such escape. */
export function classToken(escaped: string): number | undefined {
  const index = CLASSES.findIndex(([known]) => known === escaped);
  return index < 0 ? undefined : CLASS | (1 << index);
}

/** Which bytes `\\` and this byte stand for; undefined when Wazuh knows no such escape. */
export function osRegexClass(escaped: string): ((byte: number) => boolean) | undefined {
  return CLASSES.find(([known]) => known === escaped)?.[1];
}

const SINGLE_BYTES: ReadonlyMap<number, string> = new Map(
  CLASSES.flatMap(([, holds], index) => {
    const bytes = [...LOWER.keys()].filter(holds);
    return bytes.length === 1 ? [[CLASS | (1 << index), String.fromCharCode(...bytes)] as const] : [];
  }),
);

/** The byte of a class that holds one only, as `\t` and `\(` do. */
export function classByte(token: number): string | undefined {
  return SINGLE_BYTES.get(token);
}

/** The token of a byte that stands for itself, in either case. */
export function literalToken(byte: number): number {
  return LOWER[byte] ?? byte;
}

function bytesOf(text: string): ReadonlySet<number> {
  return new Set([...text].map((byte) => byte.charCodeAt(0)));
}
