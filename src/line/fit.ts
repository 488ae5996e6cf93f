import type { Clean, CleanObject } from './clean.ts';

/**
 * The longest line that logcollector passes on, without its newline.
 * @source Wazuh 4.14.7: a buffer of 65,536 bytes less a header of 256, a newline and the end mark
 */
export const LINE_LIMIT_BYTES = 65_278;

/** Fields that the JSON decoder keeps of one event. @source Wazuh 4.14.7, analysisd.decoder_order_size */
export const LEAF_LIMIT = 256;

/** Room for the list of shortened members, with its name and quotes. */
const SHORTENED_BYTES = 1_024;
/** A number as Wazuh's JSON printer may spell it (`%1.17g`). */
const NUMBER_BYTES = 24;

/** A line of so many characters fits, even if each took three bytes or belonged to a number that grows when printed. */
const SURELY_FITS_LENGTH = 10_000;

interface Leaf {
  readonly parent: CleanObject;
  readonly name: string;
  readonly path: string;
  /** Bytes of the value as printed. */
  readonly size: number;
}

export interface Fitted {
  readonly members: CleanObject;
  /** Paths of members that were cut or dropped, in the order of the line. */
  readonly shortened: readonly string[];
}

/**
 * Cuts the longest texts and arrays, and drops the last members and those with the longest names, until the line fits logcollector and the decoder.
 * @param headBytes bytes of everything around the members, before `ossify.shortened` is known
 * @param headLeaves fields that the `ossify` member takes
 */
export function shortenToFit(members: CleanObject, headBytes: number, headLeaves: number): Fitted {
  const leaves: Leaf[] = [];
  const limit = LINE_LIMIT_BYTES - headBytes + 1;
  const total = measure(members, '', leaves);
  if (total <= limit && leaves.length + headLeaves <= LEAF_LIMIT) return { members, shortened: [] };

  const shortened = new Set<string>();
  const kept = leaves.slice(0, Math.max(0, LEAF_LIMIT - headLeaves - 1));
  for (const leaf of leaves.slice(kept.length)) drop(leaf, shortened);
  const room = limit - SHORTENED_BYTES;
  while (kept.length > 0 && bareBytes(members, kept) + shortestValues(kept) > room) {
    const longest = kept.reduce(
      (worst, { path }, index) => (path.length >= (kept[worst]?.path.length ?? 0) ? index : worst),
      0,
    );
    for (const leaf of kept.splice(longest, 1)) drop(leaf, shortened);
  }
  const cap = largestCap(kept, room - bareBytes(members, kept));
  for (const leaf of kept) {
    if (leaf.size <= cap) continue;
    shortened.add(leaf.path);
    const value = cut(leaf.parent[leaf.name], cap);
    if (value === undefined) delete leaf.parent[leaf.name];
    else leaf.parent[leaf.name] = value;
  }
  const order = leaves.map(({ path }) => path).filter((path) => shortened.has(path));
  return { members: pruneEmpty(members), shortened: order };
}

/** Tells cheaply of the common line that nothing needs to be measured. */
export function surelyFits(line: string, leaves: number): boolean {
  return line.length <= SURELY_FITS_LENGTH && leaves <= LEAF_LIMIT;
}

/** A comma list that keeps to its room; what does not fit is told as a number. */
export function shortenedText(paths: readonly string[]): string {
  let text = '';
  for (const [index, path] of paths.entries()) {
    const next = index === 0 ? path : `${text},${path}`;
    if (printedBytes(next) > SHORTENED_BYTES - 64) return `${text}${text && ','}+${paths.length - index}`;
    text = next;
  }
  return text;
}

function drop(leaf: Leaf, shortened: Set<string>): void {
  delete leaf.parent[leaf.name];
  shortened.add(leaf.path);
}

/** Bytes of an object's text as Wazuh prints it; its leaves are appended to `leaves`. */
function measure(object: CleanObject, prefix: string, leaves: Leaf[]): number {
  let bytes = 1;
  for (const [name, value] of Object.entries(object)) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    bytes += printedBytes(name) + 2;
    if (isObject(value)) {
      bytes += measure(value, path, leaves);
      continue;
    }
    const size = printedBytes(value);
    bytes += size;
    leaves.push({ parent: object, name, path, size });
  }
  return bytes;
}

/** Bytes of everything but the values that can be cut. */
function bareBytes(members: CleanObject, kept: readonly Leaf[]): number {
  return measure(pruneEmpty(members), '', []) - kept.reduce((sum, { size }) => sum + size, 0);
}

/** Names are dropped before values get shorter than this. */
function shortestValues(leaves: readonly Leaf[]): number {
  return leaves.reduce((bytes, { size }) => bytes + Math.min(size, 64), 0);
}

/** The largest size that every value may have so that all fit the room together. */
function largestCap(leaves: readonly Leaf[], room: number): number {
  let low = 0;
  let high = LINE_LIMIT_BYTES;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const sum = leaves.reduce((bytes, { size }) => bytes + Math.min(size, middle), 0);
    if (sum <= room) low = middle;
    else high = middle - 1;
  }
  return low;
}

function printedBytes(value: Clean): number {
  switch (typeof value) {
    case 'string':
      return Buffer.byteLength(JSON.stringify(value));
    case 'number':
      return Math.max(String(value).length, Number.isInteger(value) && Math.abs(value) < 1e15 ? 0 : NUMBER_BYTES);
    case 'boolean':
      return 5;
    default:
      return isObject(value)
        ? measure(value, '', [])
        : value.reduce((sum: number, item) => sum + printedBytes(item) + 1, 1);
  }
}

function cut(value: Clean | undefined, cap: number): Clean | undefined {
  if (typeof value === 'string') return cutText(value, cap);
  if (!Array.isArray(value)) return undefined;
  const items: Clean[] = [];
  let bytes = 1;
  for (const item of value) {
    const size = printedBytes(item) + 1;
    if (bytes + size > cap) break;
    bytes += size;
    items.push(item);
  }
  const first = value[0];
  if (items.length === 0 && typeof first === 'string') {
    const start = cutText(first, cap - 3);
    return start === undefined ? undefined : [start];
  }
  return items.length === 0 ? undefined : items;
}

/** The longest start of a text whose printed form takes at most `cap` bytes; never half of a character. */
function cutText(text: string, cap: number): string | undefined {
  let low = 0;
  let high = Math.min(text.length, Math.max(0, cap));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (printedBytes(text.slice(0, middle).toWellFormed()) <= cap) low = middle;
    else high = middle - 1;
  }
  const whole = text.slice(0, low);
  const start = whole.isWellFormed() ? whole : whole.slice(0, -1);
  return start === '' ? undefined : start;
}

function pruneEmpty(object: CleanObject): CleanObject {
  for (const [name, value] of Object.entries(object)) {
    if (isObject(value) && Object.keys(pruneEmpty(value)).length === 0) delete object[name];
  }
  return object;
}

function isObject(value: Clean): value is CleanObject {
  return typeof value === 'object' && !Array.isArray(value);
}
