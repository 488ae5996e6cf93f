import type { Json, JsonObject } from '../../../src/define/index.ts';

/** Whether a value is an object with members. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a path, or an empty one: every member of the API may be null or absent. */
export function objectAt(object: JsonObject, ...path: readonly string[]): JsonObject {
  const value = valueAt(object, path);
  return isObject(value) ? value : {};
}

/** The array at a path, or an empty one. */
export function arrayAt(object: JsonObject, ...path: readonly string[]): readonly Json[] {
  const value = valueAt(object, path);
  return Array.isArray(value) ? value : [];
}

/** A scalar at a path as text; undefined where it is absent, null, empty or not a scalar. */
export function textAt(object: JsonObject, ...path: readonly string[]): string | undefined {
  const value = valueAt(object, path);
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The members of an object but for some, which are told apart by the caller. */
export function without(object: JsonObject, ...names: readonly string[]): JsonObject {
  const rest: Record<string, Json> = {};
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value !== undefined && !names.includes(name)) rest[name] = value;
  }
  return rest;
}

/** No name that is asked for is one that every object inherits. */
function valueAt(object: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = object;
  for (const name of path) {
    if (!isObject(value)) return undefined;
    value = value[name];
  }
  return value;
}
