import type { Json, JsonObject, Members } from '../../../src/define/index.ts';

const nothing: JsonObject = {};
const none: readonly Json[] = [];

/** All of a value's types that are neither a scalar nor a list. */
type ObjectOf<Value> = Exclude<Value, null | undefined | boolean | number | string | readonly unknown[]>;

/** Whether a value is an object with members. */
export function isObject<Value extends Json | Members | undefined>(value: Value): value is ObjectOf<Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object in a member, or in a member of that; an empty one where there is none: every member of the API may be null or absent. */
export function objectAt(object: JsonObject, name: string, inner?: string): JsonObject {
  const value = valueAt(object, name, inner);
  return isObject(value) ? value : nothing;
}

/** The array in a member; an empty one where there is none. */
export function arrayAt(object: JsonObject, name: string): readonly Json[] {
  const value = object[name];
  return Array.isArray(value) ? value : none;
}

/** A scalar in a member, or in a member of that, as text; undefined where it is absent, null, empty or not a scalar. */
export function textAt(object: JsonObject, name: string, inner?: string): string | undefined {
  const value = valueAt(object, name, inner);
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The members of an object but for some, which are told apart by the caller. */
export function without(object: JsonObject, ...names: readonly string[]): Members {
  return { ...object, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}

/** No name that is asked for is one that every object inherits. */
function valueAt(object: JsonObject, name: string, inner: string | undefined): Json | undefined {
  const value = object[name];
  if (inner === undefined) return value;
  return isObject(value) ? value[inner] : undefined;
}
