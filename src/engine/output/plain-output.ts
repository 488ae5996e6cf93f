import { bytesToUtf8 } from '../bytes.ts';
import { isJsonArray, type Json } from '../json/index.ts';
import { printNumber } from '../json/number-text.ts';

/** The document as whoever parses its text would have it, without the text between. */
export function plainOutput(value: Json): unknown {
  if (typeof value === 'string') return bytesToUtf8(value);
  if (typeof value === 'number') return Number.isFinite(value) ? Number(printNumber(value)) : null;
  if (typeof value !== 'object' || value === null) return value;
  if (isJsonArray(value)) return value.map(plainOutput);
  return Object.fromEntries(value.members.map(([key, member]) => [bytesToUtf8(key), plainOutput(member)]));
}
