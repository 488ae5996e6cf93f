import type { Json, Members } from '../../../src/define/index.ts';
import { Distinct } from './distinct.ts';
import { isFree } from './member-name.ts';
import { isObject } from './read.ts';

const greatestInt32 = 2_147_483_647;

/** Deeper members are dropped: the API nests five levels, and the line must survive whatever an answer holds. */
const deepest = 32;

const none: ReadonlySet<string> = new Set();
const nothing: Members = {};

/**
 * A value as a line may hold it: no null, no empty text, list or object, no secret, lists as text.
 * Names that differ only in case are one field to Wazuh, so the first of them stays (`alertId`, `alertid`).
 * A number that Wazuh's JSON decoder would respell (no int32: `1637076565467.000000`) becomes text.
 * @returns undefined when nothing is left
 */
export function cleanValue(value: Json | Members | undefined, depth = 0): Json | Members | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return keepsItsSpelling(value) ? value : String(value);
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null || depth >= deepest) return undefined;
  if (Array.isArray(value)) return listText(value, depth + 1);
  return isObject(value) ? cleanMembers(value, depth + 1) : undefined;
}

/** The members of an object, cleaned; undefined when nothing is left. */
export function clean(object: Members): Members | undefined {
  return cleanMembers(object, 0);
}

/**
 * The members of an object, cleaned, but for some that the line has elsewhere, or in another spelling.
 * @param left names of those
 * @param others members, clean already, that stand in the place of those or, where the object has none, behind all
 */
export function cleanBut(object: Members, left: ReadonlySet<string>, others: Members = nothing): Members | undefined {
  const members = cleanMembers(object, 0, left, others) ?? {};
  for (const name in others) {
    const value = others[name];
    if (value !== undefined && members[name] === undefined && isFree(name, members)) setMember(members, name, value);
  }
  return some(members);
}

/** Members, or undefined when all of them are. */
export function some(members: Members): Members | undefined {
  for (const name in members) if (members[name] !== undefined) return members;
  return undefined;
}

/**
 * The members of an object, cleaned, with every scalar as text: for places where the API changes a member's type
 * between consoles and years (an activity's `data`: `ruleId` -1 and "-1", `newValue` true and "resolved").
 */
export function cleanToText(object: Members): Members {
  return toText(clean(object) ?? {});
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
  const texts = new Distinct();
  for (const entry of entries) texts.add(entry);
  return texts.text;
}

type OwnMembers = Record<string, Json | Members | undefined>;

/** A copy in which each member is cleaned where it stands: to put a new object together takes several times as long. */
function cleanMembers(object: Members, depth: number, left = none, others = nothing): OwnMembers | undefined {
  const members: OwnMembers = { ...object };
  let isAny = false;
  for (const name in object) {
    const value = object[name];
    const wanted = left.has(name) ? others[name] : cleanValue(value, depth);
    const cleaned = wanted === undefined || isFree(name, members) ? wanted : undefined;
    if (cleaned !== value) members[name] = cleaned;
    isAny ||= cleaned !== undefined;
  }
  return isAny ? members : undefined;
}

function setMember(members: OwnMembers, name: string, value: Json | Members | undefined): void {
  if (name !== '__proto__') members[name] = value;
  else Object.defineProperty(members, name, { value, enumerable: true });
}

function toText(members: Members): Members {
  const texts: OwnMembers = {};
  for (const name in members) {
    const value = members[name];
    if (value !== undefined) setMember(texts, name, isObject(value) ? toText(value) : String(value));
  }
  return texts;
}

function keepsItsSpelling(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= greatestInt32;
}
