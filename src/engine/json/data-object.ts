import { type Event, STATIC_FIELDS } from '../event.ts';
import { lowerName } from '../lower-name.ts';
import { parseJson } from './parse.ts';
import type { Json, JsonMember, JsonObject } from './value.ts';

/** An object while it grows: names collide without case, the first spelling stays. */
class GrowingObject implements JsonObject {
  readonly members: JsonMember[] = [];
  readonly #lowerKeys: string[] = [];

  find(key: string): Json | undefined {
    return this.members[this.#lowerKeys.indexOf(lowerName(key))]?.[1];
  }

  insert(key: string, value: Json): void {
    this.members.push([key, value]);
    this.#lowerKeys.push(lowerName(key));
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
    if (value !== undefined) data.insert(name, value);
  }
  if (event.decoder?.name.startsWith('syscheck_') !== true) {
    const { names, values } = event.dynamics;
    for (let index = 0; index < names.length; index++) {
      const value = values[index] ?? '';
      if (value !== '') nest(data, names[index] ?? '', value);
    }
  }
  return data.members.length > 0 ? data : undefined;
}

/** First wins: a name that is taken, or whose way leads through a value, is dropped. */
function nest(data: GrowingObject, name: string, value: string): void {
  let object = data;
  let from = 0;
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
    const head = name.slice(from, dot);
    const member = object.find(head);
    if (member !== undefined && !(member instanceof GrowingObject)) return;
    const child = member ?? new GrowingObject();
    if (member === undefined) object.insert(head, child);
    object = child;
    from = dot + 1;
  }
  const key = name.slice(from);
  if (object.find(key) === undefined) object.insert(key, arrayIn(value) ?? value);
}

/** A dynamic value that is an array from its first to its last byte is shown as one, whether it was text or not. */
function arrayIn(value: string): Json | undefined {
  if (!value.startsWith('[')) return undefined;
  const parsed = parseJson(value);
  return parsed?.end === value.length ? parsed.value : undefined;
}
