import { printNumber } from './number-text.ts';
import { quoteJson } from './string-text.ts';
import { isJsonArray, type Json, type JsonMember, type JsonObject } from './value.ts';

interface OpenContainer {
  readonly members: readonly (readonly [key: string | undefined, value: Json])[];
  readonly close: string;
  next: number;
}

/** Prints on one line without blanks, as the answer's document is. Not recursive: a field's name can nest it thousands deep. */
export function printCompact(value: Json): string {
  if (typeof value !== 'object' || value === null) return printScalar(value);
  const open: OpenContainer[] = [openContainer(value)];
  let text = isJsonArray(value) ? '[' : '{';
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const member = top.members[top.next];
    if (member === undefined) {
      text += top.close;
      open.pop();
      continue;
    }
    const [key, child] = member;
    if (top.next++ > 0) text += ',';
    if (key !== undefined) text += `${quoteJson(key)}:`;
    if (typeof child !== 'object' || child === null) {
      text += printScalar(child);
    } else {
      text += isJsonArray(child) ? '[' : '{';
      open.push(openContainer(child));
    }
  }
  return text;
}

function openContainer(value: readonly Json[] | JsonObject): OpenContainer {
  return isJsonArray(value)
    ? { members: value.map((item) => [undefined, item] as const), close: ']', next: 0 }
    : { members: value.members, close: '}', next: 0 };
}

function printScalar(value: null | boolean | number | string): string {
  if (typeof value === 'string') return quoteJson(value);
  return typeof value === 'number' ? printNumber(value) : String(value);
}

/**
 * Prints an array the way it becomes a field's value: elements on one line, objects in lines and tabs.
 * @source decoding.md 6.6
 */
export function printFormatted(value: Json, depth = 0): string {
  if (typeof value !== 'object' || value === null) return printScalar(value);
  if (isJsonArray(value)) return `[${value.map((item) => printFormatted(item, depth + 1)).join(', ')}]`;
  return `{\n${printMembers(value.members, depth + 1)}${'\t'.repeat(depth)}}`;
}

function printMembers(members: readonly JsonMember[], depth: number): string {
  const lines = members.map(
    ([key, value]) => `${'\t'.repeat(depth)}${quoteJson(key)}:\t${printFormatted(value, depth)}`,
  );
  return lines.length === 0 ? '' : `${lines.join(',\n')}\n`;
}
