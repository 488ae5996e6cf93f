import type { Json, Members } from '../define/index.ts';

/** A member's value after cleaning; null, empty text and empty containers are gone. */
export type Clean = boolean | number | string | readonly Clean[] | CleanObject;
export interface CleanObject {
  [member: string]: Clean;
}

const MAX_DEPTH = 64;

/**
 * Drops secrets, nulls, empty texts and empty containers, and makes texts such that Wazuh's reader takes them.
 * @param secrets member names in lower case whose values are dropped wherever they stand
 */
export function clean(object: Members, secrets: ReadonlySet<string>): CleanObject {
  return cleanObject(object, namesOf(secrets), 0) ?? {};
}

/**
 * Counts the values of an object that `clean` would leave as it is, but for texts that only print shows to be unsafe;
 * tells it cheaply of the common object.
 * @returns undefined of one that is not clean; one with lists counts as such
 */
export function countClean(object: Members, secrets: ReadonlySet<string>): number | undefined {
  return countMembers(object, namesOf(secrets), 0);
}

function countMembers(object: Members, names: SecretNames, depth: number): number | undefined {
  let count = 0;
  for (const name in object) {
    const value = object[name];
    if (value === undefined) continue;
    if (names.has(name)) return undefined;
    if (isCleanScalar(value)) {
      count += 1;
      continue;
    }
    if (depth >= MAX_DEPTH || !isObject(value)) return undefined;
    const inner = countMembers(value, names, depth + 1);
    if (inner === undefined) return undefined;
    count += inner;
  }
  return count > 0 || depth === 0 ? count : undefined;
}

function isCleanScalar(value: Json | Members | undefined): boolean {
  return typeof value === 'string'
    ? value !== ''
    : typeof value === 'boolean' || (typeof value === 'number' && safeNumber(value) === value);
}

/** Whether a line may hold what `safeText` replaces, which JSON escapes: a NUL, half of a character. */
export function mayBeUnsafe(line: string): boolean {
  return line.includes('\\u') && (line.includes('\\u0000') || line.includes('\\ud'));
}

function cleanValue(value: Json | Members | undefined, secrets: SecretNames, depth: number): Clean | undefined {
  switch (typeof value) {
    case 'string':
      return value === '' ? undefined : safeText(value);
    case 'number':
      return safeNumber(value);
    case 'boolean':
      return value;
    default:
      break;
  }
  if (value === null || value === undefined || depth >= MAX_DEPTH) return undefined;
  if (!isArray(value)) return cleanObject(value, secrets, depth + 1);
  const items = value.flatMap((item) => {
    const kept = cleanValue(item, secrets, depth + 1);
    return kept === undefined ? [] : [kept];
  });
  return items.length === 0 ? undefined : items;
}

function cleanObject(object: Members, secrets: SecretNames, depth: number): CleanObject | undefined {
  const result: CleanObject = {};
  let isEmpty = true;
  for (const name of Object.keys(object)) {
    if (secrets.has(name)) continue;
    const value = cleanValue(object[name], secrets, depth);
    if (value === undefined) continue;
    isEmpty = false;
    setMember(result, safeText(name), value);
  }
  return isEmpty ? undefined : result;
}

function setMember(object: CleanObject, name: string, value: Clean): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** From here on Wazuh prints an integer with an exponent, and soon without its last digit. @source `%1.15g`, see src/logcollector */
const LARGEST_INTEGER = 10 ** 15;

/** Integers past 2^53 arrive as text already; those that Wazuh would spell otherwise become text too. */
function safeNumber(value: number): Clean | undefined {
  if (!Number.isFinite(value)) return undefined;
  return Number.isInteger(value) && Math.abs(value) >= LARGEST_INTEGER ? BigInt(value).toString() : value;
}

const NUL = /\0/g;

/**
 * Replaces what would spoil the whole line: a NUL ends the text in Wazuh's reader, a lone surrogate makes the JSON invalid.
 * @source Wazuh 4.14.7, recorded in vectors/json.jsonl (`\u0000` cuts, broken surrogates reject)
 */
export function safeText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replace(NUL, '\ufffd') : whole;
}

const MAX_NAMES = 10_000;
const MAX_NAME_LENGTH = 128;

/** Secret names, whatever their case. Names repeat with each object; folding them each time costs more than all else. */
class SecretNames {
  readonly #folded: ReadonlySet<string>;
  readonly #known = new Map<string, boolean>();

  constructor(folded: ReadonlySet<string>) {
    this.#folded = folded;
  }

  has(name: string): boolean {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const isSecret = this.#folded.has(name.toLowerCase());
    if (this.#known.size < MAX_NAMES && name.length <= MAX_NAME_LENGTH) this.#known.set(name, isSecret);
    return isSecret;
  }
}

const namesOfSets = new WeakMap<ReadonlySet<string>, SecretNames>();

function namesOf(secrets: ReadonlySet<string>): SecretNames {
  const known = namesOfSets.get(secrets) ?? new SecretNames(secrets);
  namesOfSets.set(secrets, known);
  return known;
}

function isObject(value: Json | Members | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArray(value: readonly Json[] | Members): value is readonly Json[] {
  return Array.isArray(value);
}
