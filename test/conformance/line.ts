import { utf8ToBytes } from '../../src/engine/bytes.ts';

/** One line of a recording: JSON, nothing known of its members yet. */
export type Line = Readonly<Record<string, unknown>>;

export function parseLine(text: string): Line {
  const value: unknown = JSON.parse(text);
  if (!isLine(value)) throw new Error(`not an object: ${text.slice(0, 80)}`);
  return value;
}

export function isLine(value: unknown): value is Line {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text as a byte string; where it is not UTF-8 the recording has its bytes in `<name>_hex`. Null and missing are undefined. */
export function bytesAt(line: Line, name: string): string | undefined {
  const hex = line[`${name}_hex`];
  return typeof hex === 'string' ? bytesOfHex(hex) : bytesOf(line[name]);
}

/** A recorded text: JSON text, `{"hex": …}` or null. */
export function bytesOf(value: unknown): string | undefined {
  if (typeof value === 'string') return utf8ToBytes(value);
  if (isLine(value) && typeof value.hex === 'string') return bytesOfHex(value.hex);
  return undefined;
}

export function linesAt(line: Line, name: string): readonly Line[] {
  const value = line[name];
  return Array.isArray(value) ? value.filter(isLine) : [];
}

export function listAt(line: Line, name: string): readonly unknown[] {
  const value = line[name];
  return Array.isArray(value) ? value : [];
}

function bytesOfHex(hex: string): string {
  return hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}
