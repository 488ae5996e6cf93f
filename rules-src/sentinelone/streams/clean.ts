import type { Json, JsonObject } from '../../../src/define/index.ts';
import { isFree } from './member-name.ts';
import { isObject } from './read.ts';

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
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return keepsItsSpelling(value) ? value : String(value);
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null || depth >= deepest) return undefined;
  if (Array.isArray(value)) return listText(value, depth + 1);
  if (!isObject(value)) return value;
  const members: Members = {};
  return addCleaned(members, value, depth + 1) ? members : undefined;
}

/** The members of an object, cleaned. */
export function clean(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  const members: Members = {};
  addCleaned(members, object, 0);
  return members;
}

/**
 * The members of an object, cleaned, but for some that the line has elsewhere.
 * @param others members that stand in the place of the object's own or, where it has none, behind them; clean already
 */
export function cleanBut(
  object: JsonObject,
  left: ReadonlySet<string>,
  others: Readonly<Record<string, Json | undefined>> = {},
): JsonObject {
  const members: Members = {};
  addCleaned(members, object, 0, left);
  for (const name in others) {
    const value = others[name];
    if (!isFree(name, members)) continue;
    if (value !== undefined) setMember(members, name, value);
    else if (Object.hasOwn(members, name)) delete members[name];
  }
  return members;
}

/** An object of clean parts, without those that hold nothing. */
export function whole(parts: Readonly<Record<string, Json | undefined>>): JsonObject {
  const members: Members = {};
  for (const name in parts) {
    const part = parts[name];
    if (part === undefined || (isObject(part) && isEmpty(part))) continue;
    members[name] = part;
  }
  return members;
}

/**
 * The members of an object, cleaned, with every scalar as text: for places where the API changes a member's type
 * between consoles and years (an activity's `data`: `ruleId` -1 and "-1", `newValue` true and "resolved").
 */
export function cleanToText(object: JsonObject): JsonObject {
  return toText(clean(object));
}

/** A list as one text, entries joined by commas; entries that are objects stand as JSON. Undefined when it is empty. */
export function listText(list: readonly Json[], depth = 0): string | undefined {
  let text: string | undefined;
  for (const entry of list) {
    const cleaned = cleanValue(entry, depth);
    if (cleaned === undefined) continue;
    const entryText = isObject(cleaned) ? JSON.stringify(cleaned) : String(cleaned);
    text = text === undefined ? entryText : `${text},${entryText}`;
  }
  return text;
}

/** Entries of a list without repetition, in order of first appearance, as text. */
export function distinctText(entries: readonly (string | undefined)[]): string | undefined {
  let text: string | undefined;
  for (const entry of entries.length > 1 ? new Set(entries) : entries) {
    if (entry === undefined || entry === '') continue;
    text = text === undefined ? entry : `${text},${entry}`;
  }
  return text;
}

type Members = Record<string, Json>;

/** @returns whether there was anything to add */
function addCleaned(
  members: Members,
  object: Readonly<Record<string, Json | undefined>>,
  depth: number,
  left?: ReadonlySet<string>,
): boolean {
  let isAny = false;
  for (const name in object) {
    if (left?.has(name)) continue;
    const value = cleanValue(object[name], depth);
    if (value === undefined || !isFree(name, members)) continue;
    setMember(members, name, value);
    isAny = true;
  }
  return isAny;
}

function setMember(members: Members, name: string, value: Json): void {
  if (name !== '__proto__') members[name] = value;
  else Object.defineProperty(members, name, { value, enumerable: true });
}

function isEmpty(members: JsonObject): boolean {
  for (const _ in members) return false;
  return true;
}

function toText(members: JsonObject): JsonObject {
  const texts: Members = {};
  for (const name in members) {
    const value = members[name];
    if (value !== undefined) setMember(texts, name, isObject(value) ? toText(value) : String(value));
  }
  return texts;
}

function keepsItsSpelling(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= greatestInt32;
}
