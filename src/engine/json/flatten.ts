import { assertNever } from '../../diagnostics/index.ts';
import { type FieldName, fieldName } from '../field-name.ts';
import { fieldNumber } from './number-text.ts';
import { MAX_DEPTH, readKey, readValue } from './parse.ts';
import { printFormatted } from './print.ts';
import { JsonReader, MARK } from './reader.ts';
import { isJsonArray, isJsonObject, type Json } from './value.ts';

export type NullFields = 'string' | 'discard';
export type ArrayFields = 'array' | 'csv' | 'none';

/** A decoder's `json_null_field` and `json_array_structure`; `none` is eventchannel's. */
export interface JsonFieldOptions {
  readonly nulls: NullFields;
  readonly arrays: ArrayFields;
}

const MAX_CSV = 65535;

/** What a JSON text said, in the order of the text. */
interface Fields {
  readonly names: FieldName[];
  readonly values: string[];
}

/**
 * Gives every member of the JSON object at the beginning of a text as a field, in document order, depth first; the name is the path
 * joined with dots.
 * @returns false when the text is not JSON: then nothing was given
 * @source decoding.md 6.3
 */
export function flattenJson(
  text: string,
  options: JsonFieldOptions,
  add: (name: FieldName, value: string) => void,
): boolean {
  const reader = new JsonReader(text);
  if (reader.next() !== MARK.openObject) return readValue(reader, 0) !== undefined;
  const fields: Fields = { names: [], values: [] };
  if (!readFields(reader, { parent: undefined, depth: 1 }, options, fields)) return false;
  for (const [index, name] of fields.names.entries()) add(name, fields.values[index] ?? '');
  return true;
}

/** An object that is being read. */
interface Place {
  readonly parent: FieldName | undefined;
  /** How many objects are open, this one too. */
  readonly depth: number;
}

function readFields(reader: JsonReader, { parent, depth }: Place, options: JsonFieldOptions, fields: Fields): boolean {
  reader.position++;
  if (reader.accepts(MARK.closeObject)) return true;
  do {
    const key = readKey(reader);
    if (key === undefined) return false;
    const name = parent ? parent.below(key) : fieldName(key);
    if (reader.next() === MARK.openObject) {
      if (depth >= MAX_DEPTH || !readFields(reader, { parent: name, depth: depth + 1 }, options, fields)) return false;
    } else {
      const value = readValue(reader, depth);
      if (value === undefined) return false;
      const text = fieldText(value, options);
      if (text !== undefined) {
        fields.names.push(name);
        fields.values.push(text);
      }
    }
  } while (reader.accepts(MARK.comma));
  return reader.accepts(MARK.closeObject);
}

/** Objects are not asked for: their members are fields of their own. */
function fieldText(value: Json, options: JsonFieldOptions): string | undefined {
  if (isJsonArray(value)) return arrayText(value, options.arrays);
  return isJsonObject(value) ? undefined : scalarText(value, options.nulls);
}

function scalarText(value: null | boolean | number | string, nulls: NullFields): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return fieldNumber(value);
  return value === null && nulls === 'discard' ? undefined : String(value);
}

function arrayText(items: readonly Json[], mode: ArrayFields): string | undefined {
  switch (mode) {
    case 'array':
      return printFormatted(items);
    case 'csv':
      return csvText(items);
    case 'none':
      return undefined;
    default:
      return assertNever(mode);
  }
}

/** quirk: objects and arrays are left out, but the element before them still gets its comma. */
function csvText(items: readonly Json[]): string | undefined {
  let text = '';
  for (const [index, item] of items.entries()) {
    if (typeof item === 'object' && item !== null) continue;
    text += scalarText(item, 'string');
    if (index < items.length - 1) text += ',';
    if (text.length > MAX_CSV) return undefined;
  }
  return text === '' ? undefined : text;
}
