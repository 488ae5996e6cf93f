import type { Json } from '../../define/index.ts';
import { readExactJson, readJson } from './read-json.ts';

// An answer is mostly its rows. In: its bytes, and where in it the list of rows stands. Out: the rest of it, and the
// rows, each read when its turn comes: the objects of a whole page would be most of the memory that a run takes, and
// to collect that garbage most of its time.

/** Where a row begins and ends, in bytes. */
interface Place {
  readonly start: number;
  readonly end: number;
  /** Whether an integer past 2^53 may stand in it. */
  readonly hasLongInteger: boolean;
}

/** The rows of one answer, unread. */
export class Rows {
  readonly #bytes: Buffer;
  readonly #places: readonly Place[];

  static readonly none = new Rows(Buffer.alloc(0), []);

  constructor(bytes: Buffer, places: readonly Place[]) {
    this.#bytes = bytes;
    this.#places = places;
  }

  get count(): number {
    return this.#places.length;
  }

  /** @throws SyntaxError when the row is not JSON */
  read(index: number): Json {
    const place = this.#places[index];
    if (place === undefined) throw new RangeError(`no row ${index}`);
    const text = this.#bytes.toString('utf8', place.start, place.end);
    return place.hasLongInteger ? readExactJson(text) : JSON.parse(text);
  }
}

/**
 * Tells an answer's rows from the rest of it.
 * @param path names of members, from the answer inwards to the list; where there is no list, there are no rows
 * @returns `body` is the rest, in which the list is empty
 * @throws SyntaxError when the answer breaks off or is not JSON, as far as that shows without reading the rows
 */
export function splitRows(bytes: Buffer, path: readonly string[]): { readonly body: Json; readonly rows: Rows } {
  const scanner = new Scanner(bytes);
  const isThere = path.every((name) => scanner.enterMember(name));
  const start = scanner.at;
  const places = isThere ? scanner.listPlaces() : undefined;
  const rows = places ? new Rows(bytes, places) : Rows.none;
  const body = readJson(
    places ? `${bytes.toString('utf8', 0, start)}[]${bytes.toString('utf8', scanner.at)}` : bytes.toString(),
  );
  // a list that was not found, because it stands twice or its name is written with escapes, must not be passed over
  const list = valueAt(body, path);
  if (Array.isArray(list) ? list.length > 0 : places !== undefined)
    throw new SyntaxError('the list of rows stands twice, or where it is not looked for');
  return { body, rows };
}

const [QUOTE, COMMA, COLON, BACKSLASH, DIGIT_0, DIGIT_9] = [0x22, 0x2c, 0x3a, 0x5c, 0x30, 0x39];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
/** 2^53 has as many digits. */
const LONG_INTEGER_DIGITS = 16;

/** Finds its way through JSON by quotes, brackets and commas; whether it is JSON is told by who reads the pieces. */
class Scanner {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** From the start of an object to the value of one of its members. @returns false when there is none */
  enterMember(name: string): boolean {
    if (!this.#take(OPEN_OBJECT)) return false;
    do {
      const start = this.at;
      this.#skipValue();
      const isWanted = this.#bytes.toString('utf8', start, this.at).trim() === `"${name}"`;
      if (!this.#take(COLON)) return false;
      if (isWanted) return true;
      this.#skipValue();
    } while (this.#take(COMMA));
    return false;
  }

  /** From the start of a list to its end. @returns where its entries stand; undefined when there is no list */
  listPlaces(): readonly Place[] | undefined {
    if (!this.#take(OPEN_LIST)) return undefined;
    if (this.#take(CLOSE_LIST)) return [];
    const places: Place[] = [];
    do {
      const start = this.at;
      const hasLongInteger = this.#skipValue();
      places.push({ start, end: this.at, hasLongInteger });
    } while (this.#take(COMMA));
    if (!this.#take(CLOSE_LIST)) throw new SyntaxError(`the list of rows breaks off at byte ${this.at}`);
    return places;
  }

  /**
   * To the comma, the colon or the bracket behind a value.
   * @returns whether the value may hold an integer past 2^53
   */
  #skipValue(): boolean {
    const bytes = this.#bytes;
    let at = this.at;
    let depth = 0;
    let digits = 0;
    let hasLongInteger = false;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= DIGIT_0 && byte <= DIGIT_9) {
        digits += 1;
        hasLongInteger ||= digits >= LONG_INTEGER_DIGITS;
        continue;
      }
      digits = 0;
      if (byte === QUOTE) at = endOfText(bytes, at);
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
      if (depth < 0 || (depth === 0 && (byte === COMMA || byte === COLON))) break;
    }
    this.at = at;
    return hasLongInteger;
  }

  /** Over a mark and blanks before it, if it stands here. */
  #take(mark: number): boolean {
    let { at } = this;
    while (BLANKS.has(this.#bytes[at] ?? 0)) at += 1;
    if (this.#bytes[at] !== mark) return false;
    this.at = at + 1;
    return true;
  }
}

/** @returns where the closing quote stands, or the end of all when there is none */
function endOfText(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

function valueAt(value: Json, path: readonly string[]): Json | undefined {
  let here: Json | undefined = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = new Map(Object.entries(here)).get(name);
  }
  return here;
}
