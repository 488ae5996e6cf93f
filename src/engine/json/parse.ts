import { JsonReader, MARK } from './reader.ts';
import type { Json, JsonMember } from './value.ts';

/** Objects and arrays inside one another. */
export const MAX_DEPTH = 1000;

const LETTER = { f: 0x66, n: 0x6e, t: 0x74 };

/** A parsed value and where the text after it begins. */
export interface ParsedJson {
  readonly value: Json;
  readonly end: number;
}

/**
 * Parses the JSON value at the beginning of a text, as leniently as the engine: any byte up to 0x20 is white space, control bytes and
 * bytes that are not UTF-8 may stand in texts, numbers are what strtod takes. What follows the value is not looked at.
 * @returns undefined on any error; there is no partial result
 * @source decoding.md 6.2
 */
export function parseJson(text: string): ParsedJson | undefined {
  const reader = new JsonReader(text);
  const value = readValue(reader, 0);
  return value === undefined ? undefined : { value, end: reader.position };
}

/** Where reading stops in a text that does not begin with a JSON value. */
export function jsonErrorOffset(text: string): number {
  const reader = new JsonReader(text);
  readValue(reader, 0);
  return reader.position;
}

/**
 * Reads the value that comes next.
 * @param depth how many objects and arrays are open around it
 * @returns undefined on an error
 */
export function readValue(reader: JsonReader, depth: number): Json | undefined {
  switch (reader.next()) {
    case MARK.openObject:
      return depth < MAX_DEPTH ? readObject(reader, depth + 1) : undefined;
    case MARK.openArray:
      return depth < MAX_DEPTH ? readArray(reader, depth + 1) : undefined;
    case MARK.quote:
      return reader.string();
    case LETTER.n:
      return reader.literal('null', null);
    case LETTER.t:
      return reader.literal('true', true);
    case LETTER.f:
      return reader.literal('false', false);
    default:
      return reader.number();
  }
}

function readObject(reader: JsonReader, depth: number): Json | undefined {
  const members: JsonMember[] = [];
  reader.position++;
  if (reader.accepts(MARK.closeObject)) return { members };
  do {
    const key = readKey(reader);
    const value = key === undefined ? undefined : readValue(reader, depth);
    if (key === undefined || value === undefined) return undefined;
    members.push([key, value]);
  } while (reader.accepts(MARK.comma));
  return reader.accepts(MARK.closeObject) ? { members } : undefined;
}

/** Reads a member's name and the colon. */
export function readKey(reader: JsonReader): string | undefined {
  reader.next();
  const key = reader.string();
  return key !== undefined && reader.accepts(MARK.colon) ? key : undefined;
}

function readArray(reader: JsonReader, depth: number): Json | undefined {
  const items: Json[] = [];
  reader.position++;
  if (reader.accepts(MARK.closeArray)) return items;
  do {
    const value = readValue(reader, depth);
    if (value === undefined) return undefined;
    items.push(value);
  } while (reader.accepts(MARK.comma));
  return reader.accepts(MARK.closeArray) ? items : undefined;
}
