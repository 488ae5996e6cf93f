import { readFileSync } from 'node:fs';
import { bytesToUtf8, utf8ToBytes } from '../../src/engine/bytes.ts';
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  parseJson,
  printCompact,
} from '../../src/engine/json/index.ts';

/** The lines of a recording, read with our own parser: a document's keys keep their order, integer-like ones too. */
export function readRecording(path: string): readonly JsonObject[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const value = parseJson(utf8ToBytes(line))?.value;
    if (value === undefined || !isJsonObject(value))
      throw new Error(`${path}: not a JSON object: ${line.slice(0, 80)}`);
    return value;
  });
}

export function member(object: JsonObject | undefined, key: string): Json | undefined {
  return object?.members.find(([name]) => name === key)?.[1];
}

export function objectAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = member(object, key);
  return value !== undefined && isJsonObject(value) ? value : undefined;
}

export function objectsAt(object: JsonObject | undefined, key: string): readonly JsonObject[] {
  const value = member(object, key);
  return value !== undefined && isJsonArray(value) ? value.filter(isJsonObject) : [];
}

/** As ordinary text; undefined when it is absent or no text. */
export function textAt(object: JsonObject | undefined, key: string): string | undefined {
  const value = member(object, key);
  return typeof value === 'string' ? bytesToUtf8(value) : undefined;
}

export function textsAt(object: JsonObject | undefined, key: string): readonly string[] {
  const value = member(object, key);
  if (value === undefined || !isJsonArray(value)) return [];
  return value.filter((item) => typeof item === 'string').map(bytesToUtf8);
}

/** One line of ordinary text, for comparison and for showing; `-` for what is absent. */
export function shown(value: Json | undefined): string {
  return value === undefined ? '-' : bytesToUtf8(printCompact(value));
}

/** A text, or a list of them, as JSON has it. */
export function asJson(value: string | readonly string[]): Json {
  return typeof value === 'string' ? utf8ToBytes(value) : value.map(utf8ToBytes);
}

/** The object without some of its members. */
export function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return { members: object.members.filter(([key]) => !keys.includes(key)) };
}
