import { assertNever } from '../../diagnostics/index.ts';
import { fieldNumber } from './number-text.ts';
import { parseJson } from './parse.ts';
import { printFormatted } from './print.ts';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from './value.ts';

export type NullFields = 'string' | 'discard';
export type ArrayFields = 'array' | 'csv' | 'none';

/** A decoder's `json_null_field` and `json_array_structure`; `none` is eventchannel's. */
export interface JsonFieldOptions {
  readonly nulls: NullFields;
  readonly arrays: ArrayFields;
}

const MAX_CSV = 65535;

/**
 * Gives every member of the JSON object at the beginning of a text as a field, in document order, depth first; the name is the path
 * joined with dots.
 * @returns false when the text is not JSON: then nothing was given
 * @source decoding.md 6.3
 */
export function flattenJson(
  text: string,
  options: JsonFieldOptions,
  add: (name: string, value: string) => void,
): boolean {
  const parsed = parseJson(text);
  if (parsed === undefined) return false;
  const visit = (object: JsonObject, prefix: string): void => {
    for (const [key, value] of object.members) {
      const name = prefix + key;
      if (isJsonObject(value)) {
        visit(value, `${name}.`);
      } else {
        const field = isJsonArray(value) ? arrayText(value, options.arrays) : scalarText(value, options.nulls);
        if (field !== undefined) add(name, field);
      }
    }
  };
  if (isJsonObject(parsed.value)) visit(parsed.value, '');
  return true;
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
