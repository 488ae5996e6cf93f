import { bytesToUtf8 } from '../bytes.ts';
import { isJsonArray, type Json, printNumber } from '../json/index.ts';

/** The document as whoever parses its text has it: `JSON.parse(printOutput(output))`, in a fifth of the time. */
export function plainOutput(output: Json): unknown {
  if (typeof output === 'string') return bytesToUtf8(output);
  if (typeof output === 'number') return Number.isFinite(output) ? Number(printNumber(output)) : null;
  if (typeof output === 'boolean' || output === null) return output;
  if (isJsonArray(output)) return output.map(plainOutput);
  return Object.fromEntries(output.members.map(([key, value]) => [bytesToUtf8(key), plainOutput(value)]));
}
