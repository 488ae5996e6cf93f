/** A JSON value; texts are byte strings, an object keeps every member in order, doubles included. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly members: readonly JsonMember[];
}

export type JsonMember = readonly [key: string, value: Json];

export function isJsonArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isJsonObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isJsonArray(value);
}
