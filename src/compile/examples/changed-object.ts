import type { Changes, Json, JsonObject } from '../../define/index.ts';

/** Whether a value is what JSON can say; a member that is undefined counts as absent. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy of an API object with members at dotted paths set or taken away. Ex: `{ 'a.b': 1, 'c': undefined }` */
export function changedObject(object: JsonObject, changes: Changes): JsonObject {
  let result: Json = plain(object);
  for (const [path, value] of Object.entries(changes)) result = setAt(result, path.split('.'), value);
  return isJsonObject(result) ? result : {};
}

const plainCopies = new WeakMap<JsonObject, JsonObject>();

/** A copy without members that are undefined, which imported samples may have; made once for each sample. */
function plain(object: JsonObject): JsonObject {
  const known = plainCopies.get(object);
  if (known !== undefined) return known;
  const parsed: unknown = JSON.parse(JSON.stringify(object));
  const copy = isJsonObject(parsed) ? parsed : {};
  plainCopies.set(object, copy);
  return copy;
}

function setAt(value: Json | undefined, path: readonly string[], to: Json | undefined): Json {
  const [head = '', ...rest] = path;
  const next = (member: Json | undefined) => (rest.length === 0 ? to : setAt(member, rest, to));
  if (isJsonArray(value)) {
    const index = Number(head);
    const items = [...value];
    const item = next(items[index]);
    if (item === undefined) items.splice(index, 1);
    else items[index] = item;
    return items;
  }
  const members = isJsonObject(value) ? value : {};
  const changed = next(members[head]);
  const kept = Object.entries(members).flatMap(([name, member]): [string, Json][] => {
    if (name !== head) return [[name, member]];
    return changed === undefined ? [] : [[name, changed]];
  });
  if (changed !== undefined && !Object.hasOwn(members, head)) kept.push([head, changed]);
  return Object.fromEntries(kept);
}

function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** All dotted paths of an object, those of containers too; array items count as `0`. */
export function pathsOf(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => below(item, `${prefix}.0`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => below(member, prefix === '' ? name : `${prefix}.${name}`));
}

function below(value: unknown, path: string): string[] {
  return [path, ...pathsOf(value, path)];
}
