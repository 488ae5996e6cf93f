import { lowerAscii } from './bytes.ts';

const MAX_NAMES = 10_000;
const lowerNames = new Map<string, string>();

/** `lowerAscii` for names, of which the same few thousand come again with every event. */
export function lowerName(name: string): string {
  const known = lowerNames.get(name);
  if (known !== undefined) return known;
  if (lowerNames.size >= MAX_NAMES) lowerNames.clear();
  const lower = lowerAscii(name);
  lowerNames.set(name, lower);
  return lower;
}
