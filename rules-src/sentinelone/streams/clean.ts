import type { Json, JsonObject } from '../../../src/define/index.ts';
import { isObject } from './read.ts';

/** Members that hold secrets; the API gives registration tokens with groups and sites, and passphrases with agents. */
export const secretMembers = [
  'registrationToken',
  'passphrase',
  'apiToken',
  'accessToken',
  'refreshToken',
  'token',
  'password',
  'clientSecret',
  'secret',
  'privateKey',
  'licenseKey',
  'authorization',
] as const;

const secrets: ReadonlySet<string> = new Set(secretMembers.map((name) => name.toLowerCase()));

const greatestInt32 = 2_147_483_647;

/** Deeper members are dropped: the API nests five levels, and the line must survive whatever an answer holds. */
const deepest = 32;

/**
 * A value as a line may hold it: no null, no empty text, list or object, no secret, lists as text.
 * Names that differ only in case are one field to Wazuh, so the first of them stays (`alertId`, `alertid`).
 * A number that Wazuh's JSON decoder would respell (no int32: `1637076565467.000000`) becomes text.
 * @returns undefined when nothing is left
 */
export function cleanValue(value: Json | undefined, depth = 0): Json | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') return keepsItsSpelling(value) ? value : String(value);
  if (typeof value === 'object' && depth >= deepest) return undefined;
  if (Array.isArray(value)) return listText(value, depth + 1);
  if (isObject(value)) {
    if (cleaned.has(value)) return hasMembers(value) ? value : undefined;
    const members = cleanMembers(value, (member) => cleanValue(member, depth + 1));
    return hasMembers(members) ? members : undefined;
  }
  return value;
}

/** The members of an object, cleaned. */
export function clean(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  return cleanMembers(object, (value) => cleanValue(value));
}

/**
 * The members of an object, cleaned, with every scalar as text: for places where the API changes a member's type
 * between consoles and years (an activity's `data`: `ruleId` -1 and "-1", `newValue` true and "resolved").
 */
export function cleanToText(object: JsonObject): JsonObject {
  return cleanMembers(object, (value) => {
    const cleaned = cleanValue(value);
    if (cleaned === undefined || typeof cleaned === 'string') return cleaned;
    return isObject(cleaned) ? cleanToText(cleaned) : String(cleaned);
  });
}

/** A list as one text, entries joined by commas; entries that are objects stand as JSON. Undefined when it is empty. */
export function listText(list: readonly Json[], depth = 0): string | undefined {
  const texts = list.flatMap((entry) => {
    const cleaned = cleanValue(entry, depth);
    if (cleaned === undefined) return [];
    return [isObject(cleaned) ? JSON.stringify(cleaned) : String(cleaned)];
  });
  return texts.length === 0 ? undefined : texts.join(',');
}

/** Entries of a list without repetition, in order of first appearance, as text. */
export function distinctText(entries: readonly (string | undefined)[]): string | undefined {
  return listText([...new Set(entries.filter((entry) => entry !== undefined))]);
}

function hasMembers(object: JsonObject): boolean {
  for (const name in object) if (Object.hasOwn(object, name)) return true;
  return false;
}

function keepsItsSpelling(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= greatestInt32;
}

/** Objects that were cleaned already: what a shape puts together of clean parts is not gone through again. */
const cleaned = new WeakSet<object>();

function cleanMembers(
  object: Readonly<Record<string, Json | undefined>>,
  cleanOne: (value: Json | undefined) => Json | undefined,
): JsonObject {
  const members: Record<string, Json> = {};
  const seen = new Set<string>();
  for (const name of Object.keys(object)) {
    const value = cleanOne(object[name]);
    if (value === undefined) continue;
    const folded = name.toLowerCase();
    if (secrets.has(folded) || seen.has(folded)) continue;
    seen.add(folded);
    if (name === '__proto__') Object.defineProperty(members, name, { value, enumerable: true });
    else members[name] = value;
  }
  cleaned.add(members);
  return members;
}
