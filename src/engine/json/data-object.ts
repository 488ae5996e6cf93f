import { type Event, STATIC_FIELDS } from '../event.ts';
import { type FieldName, fieldName } from '../field-name.ts';
import { parseJson } from './parse.ts';
import type { Json, JsonMember, JsonObject } from './value.ts';

/** An object while it grows: names collide without case, the first spelling stays. */
class GrowingObject implements JsonObject {
  readonly members: JsonMember[] = [];
  readonly #lowerKeys: string[] = [];

  find({ lower }: FieldName): Json | undefined {
    return this.members[this.#lowerKeys.indexOf(lower)]?.[1];
  }

  insert({ text, lower }: FieldName, value: Json): void {
    this.members.push([text, value]);
    this.#lowerKeys.push(lower);
  }
}

/**
 * The answer's `data`: present static fields, empty ones too, then dynamic fields that are not empty, nested at their dots.
 * @returns undefined when there is nothing to show
 * @source decoding.md 6.5
 */
export function dataObject(event: Event): JsonObject | undefined {
  const data = new GrowingObject();
  for (const name of STATIC_FIELDS) {
    const value = event.statics[name];
    if (value !== undefined) data.insert(fieldName(name), value);
  }
  if (event.decoder?.name.startsWith('syscheck_') !== true) {
    const { names, values } = event.dynamics;
    names.forEach((name, index) => {
      const value = values[index] ?? '';
      if (value !== '') nest(data, name.steps, value);
    });
  }
  return data.members.length > 0 ? data : undefined;
}

/** First wins: a name that is taken, or whose way leads through a value, is dropped. */
function nest(data: GrowingObject, steps: readonly FieldName[], value: string): void {
  let object = data;
  const last = steps.length - 1;
  for (let at = 0; at <= last; at++) {
    const step = steps[at];
    if (!step) return;
    const member = object.find(step);
    if (at === last) {
      if (member === undefined) object.insert(step, arrayIn(value) ?? value);
      return;
    }
    if (member !== undefined && !(member instanceof GrowingObject)) return;
    const child = member ?? new GrowingObject();
    if (member === undefined) object.insert(step, child);
    object = child;
  }
}

/** A dynamic value that is an array from its first to its last byte is shown as one, whether it was text or not. */
function arrayIn(value: string): Json | undefined {
  if (!value.startsWith('[')) return undefined;
  const parsed = parseJson(value);
  return parsed?.end === value.length ? parsed.value : undefined;
}
