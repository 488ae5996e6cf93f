import { alternation } from './alternation.ts';
import { keyFamilies, syslogKeys } from './keys.ts';

// Every pattern runs on what follows `SentinelOne|Mgmt`, so that each piece of a line has a `|` before it.
// Wazuh's XML reader knows no entities and takes `<!` for a comment: no look-behind, hence the look-aheads before `\S`.

/** How a line separates its pairs: `k=v|k=v` (forms C and E) or `k=v k=v` (forms A, B, D and F). */
export type Separator = 'pipes' | 'blanks';

/** What must stand in a value for Wazuh's static fields of these kinds. */
export type Shape = 'number' | 'address';

const anyKey = '[A-Za-z][A-Za-z0-9]*';

const allKeys = syslogKeys.flatMap(({ keys }) => keys);

/** A key of the table, or a further member of one of the console's families. */
const knownKey = `(?:${alternation(allKeys.filter(isOutsideFamilies))}|(?:${alternation(keyFamilies)})[A-Z][A-Za-z0-9]*)`;

function isOutsideFamilies(key: string): boolean {
  return !keyFamilies.some((family) => key.startsWith(family));
}

/** What looks like a key: camel case, or one of those that are a single word. A sixth of the size of `knownKey`. */
const keyLike = `(?:[a-z]+[A-Z][A-Za-z0-9]*|${alternation(allKeys.filter((key) => key === key.toLowerCase()))})`;

/** Keys whose values only a known key ends. */
const freeTextKeys = new Set(syslogKeys.filter(({ isFreeText }) => isFreeText).flatMap(({ keys }) => keys));

/** Blanks that belong to no value. No line feed, so that the next character tells whether the end follows. */
export const gap = String.raw`[ \t\r]*`;

/** `None`, `[]` and nothing at all stand for a missing value. */
const missing: Readonly<Record<Separator, string>> = {
  pipes: String.raw`(?:None|\[\])?(?:${gap}\|${anyKey}=|${gap}$)`,
  blanks: String.raw`(?:None|\[\])?(?:\s+${anyKey}=|${gap}$)`,
};

/** Holds at the last character of a value. A `\|` is text unless something like a key follows. */
const lastCharacter = {
  pipes: String.raw`[^\s\\]${gap}\|${anyKey}=|\S(?:${gap}\|${keyLike}=|${gap}$)`,
  blanks: String.raw`\S(?:\s+${knownKey}=|${gap}$)`,
  blanksOfPlainValues: String.raw`\S(?:\s+${keyLike}=|${gap}$)`,
} as const;

const shapes: Readonly<Record<Shape, string>> = {
  number: String.raw`(\d+)(?=[\s|]|$)`,
  address: String.raw`([0-9A-Fa-f]*[.:][0-9A-Fa-f.:]*)(?=[\s|]|$)`,
};

const before: Readonly<Record<Separator, string>> = { pipes: String.raw`\|`, blanks: String.raw`[|\s]` };

/**
 * The pattern that captures the value of the first of these keys that has one.
 * @param copies how many groups hold it, one inside the other: one for each field that takes it
 * @returns PCRE2 whose groups take part in every match and are never empty
 */
export function captureOf(keys: readonly string[], separator: Separator, copies = 1): string {
  const key = `${before[separator]}${alternatives(keys)}=(?!${missing[separator]})`;
  return String.raw`(?s)${key}\s{0,3}${'('.repeat(copies)}.*?(?=${endOf(keys, separator)})\S${')'.repeat(copies)}`;
}

function endOf(keys: readonly string[], separator: Separator): string {
  if (separator === 'pipes') return lastCharacter.pipes;
  return keys.some((key) => freeTextKeys.has(key)) ? lastCharacter.blanks : lastCharacter.blanksOfPlainValues;
}

/** As `captureOf`, where the value is a number or an address as a whole. */
export function captureShape(key: string, separator: Separator, shape: Shape): string {
  return String.raw`${before[separator]}${key}=\s{0,3}${shapes[shape]}`;
}

/** Holds for the forms with pipes: pairs begin in the first or second piece, and a known key begins a later one. */
export const pairsBetweenPipes = String.raw`(?s)^\|(?:[^|=]*\|)?\s*${anyKey}=.*?\|${knownKey}=`;

function alternatives(words: readonly string[]): string {
  const pattern = alternation(words);
  return pattern.includes('|') ? `(?:${pattern})` : pattern;
}
