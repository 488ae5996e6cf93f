import { alternation } from './alternation.ts';
import { keyFamilies, syslogKeys } from './keys.ts';

// Every pattern runs on what follows `SentinelOne|Mgmt`, so that each piece of a line has a `|` before it.
// Wazuh's XML reader knows no entities and takes `<!` for a comment: no look-behind, hence the look-aheads before `\S`.

/** How a line separates its pairs: `k=v|k=v` (forms C and E) or `k=v k=v` (forms A, B, D and F). */
export type Separator = 'pipes' | 'blanks';

/** What a value must look like to be taken at all; static fields of Wazuh want addresses and numbers. */
export type Shape = 'text' | 'number' | 'address';

const anyKey = '[A-Za-z][A-Za-z0-9]*';

const familyMember = `(?:${alternation(keyFamilies)})[A-Z][A-Za-z0-9]*`;

/** A key of the table, or a further member of one of the console's families. */
export const knownKey = `(?:${alternation(withoutFamilies())}|${familyMember})`;

function withoutFamilies(): readonly string[] {
  const keys = syslogKeys.flatMap((entry) => entry.keys);
  return keys.filter((key) => !keyFamilies.some((family) => key.startsWith(family)));
}

/** What stands after a `\|` that separates: camel case, or one of the keys that are a single word. A table of all is too long here. */
const keyLike = `(?:[a-z]+[A-Z][A-Za-z0-9]*|${alternation(singleWords())})`;

function singleWords(): readonly string[] {
  return syslogKeys.flatMap((entry) => entry.keys).filter((key) => key === key.toLowerCase());
}

/** `None`, `[]` and nothing at all stand for a missing value. */
const missing: Readonly<Record<Separator, string>> = {
  pipes: String.raw`(?:None|\[\])?\s*(?:\|${anyKey}=|$)`,
  blanks: String.raw`(?:None|\[\])?(?:\s+${anyKey}=|\s*$)`,
};

/** The value up to its last character, wherever what follows that one ends it. A `\|` is text unless a key follows. */
const value: Readonly<Record<Separator, string>> = {
  pipes: String.raw`(.*?(?=[^\s\\]\s*\|${anyKey}=|\S\s*(?:\|${keyLike}=|$))\S)`,
  blanks: String.raw`(.*?(?=\S(?:\s+${knownKey}=|\s*$))\S)`,
};

const captured: Readonly<Record<Exclude<Shape, 'text'>, string>> = {
  number: String.raw`(\d+)(?=[\s|]|$)`,
  address: String.raw`([0-9A-Fa-f]*[.:][0-9A-Fa-f.:]*)(?=[\s|]|$)`,
};

const before: Readonly<Record<Separator, string>> = { pipes: String.raw`\|`, blanks: String.raw`[|\s]` };

/**
 * The pattern that captures the value of the first of these keys that has one.
 * @returns PCRE2 with one group, which takes part in every match and is never empty
 */
export function captureOf(keys: readonly string[], separator: Separator, shape: Shape = 'text'): string {
  const start = `${before[separator]}${alternatives(keys)}=`;
  if (shape !== 'text') return `${start}${String.raw`\s*`}${captured[shape]}`;
  return String.raw`(?s)${start}(?!${missing[separator]})\s*${value[separator]}`;
}

/** As `captureOf`, where none of the other keys has a value. */
export function captureUnless(others: readonly string[], keys: readonly string[], separator: Separator): string {
  return `(?s)^${noneOf(others, separator)}.*?${captureOf(keys, separator).slice('(?s)'.length)}`;
}

/** A look-ahead for `^`: none of these keys has a value. */
export function noneOf(keys: readonly string[], separator: Separator): string {
  return `(?!.*?${before[separator]}${alternatives(keys)}=(?!${missing[separator]}))`;
}

/** Holds for the forms with pipes: pairs begin in the first or second piece, and a known key begins a later one. */
export const pairsBetweenPipes = String.raw`(?s)^\|(?:[^|=]*\|)?\s*${anyKey}=.*?\|${knownKey}=`;

function alternatives(words: readonly string[]): string {
  const pattern = alternation(words);
  return pattern.includes('|') ? `(?:${pattern})` : pattern;
}
