import type { Followed } from '../../define/index.ts';

/** More objects than this are not remembered; the longest unseen is forgotten first. */
const MAX_SEEN = 50_000;
/** As much as is put together at once to be written. */
export const PIECE_LENGTH = 256 * 1024;
/** Most objects are alike in what is followed; of so many texts each is kept once. */
const MAX_ALIKE = 1_000;
/** Stands in JSON as it is, unlike a tab. */
const SEPARATOR = '\u007f';
const ABSENT = '\\-';

/**
 * What was followed at each object's last line. Kept as one text per object, since there may be many and the whole is
 * written with each state.
 */
export class Seen {
  readonly #names: string[];
  readonly #texts: Map<string, string>;
  /** Ids, the longest unseen first. One iterator for all times: a new one has to pass the places of all that are forgotten. */
  readonly #byAge: Iterator<string>;
  readonly #alike = new Map<string, string>();
  /** Objects that were set since all of this was last written, in that order. */
  readonly #changed = new Set<string>();

  constructor(names: readonly string[] = [], texts: Iterable<readonly [string, string]> = []) {
    this.#names = [...names];
    this.#texts = new Map();
    this.#byAge = this.#texts.keys();
    for (const [id, text] of texts) this.#texts.set(id, this.#once(text));
  }

  get(id: string): Followed | undefined {
    const text = this.#texts.get(id);
    if (text === undefined) return undefined;
    const entries = text.split(SEPARATOR).flatMap((value, index) => {
      const name = this.#names[index];
      return name === undefined || value === ABSENT ? [] : [[name, unescaped(value)] as const];
    });
    return Object.fromEntries(entries);
  }

  set(id: string, followed: Followed): void {
    for (const name of Object.keys(followed)) if (!this.#names.includes(name)) this.#names.push(name);
    const values = this.#names.map((name) => {
      const value = followed[name];
      return value === undefined ? ABSENT : escaped(value);
    });
    this.#put(id, values.join(SEPARATOR));
  }

  /** Takes over what another one holds, as the later. */
  take(other: Seen): void {
    for (const name of other.#names) if (!this.#names.includes(name)) this.#names.push(name);
    for (const id of other.#texts.keys()) this.set(id, other.get(id) ?? {});
  }

  #put(id: string, text: string): void {
    this.#texts.delete(id);
    this.#texts.set(id, this.#once(text));
    this.#changed.delete(id);
    this.#changed.add(id);
    if (this.#texts.size <= MAX_SEEN) return;
    const oldest = this.#byAge.next();
    if (!oldest.done) this.#texts.delete(oldest.value);
  }

  #once(text: string): string {
    const known = this.#alike.get(text);
    if (known !== undefined) return known;
    if (this.#alike.size < MAX_ALIKE) this.#alike.set(text, text);
    return text;
  }

  /** As it stands in a state file, in pieces: there may be many objects. */
  pieces(): Generator<string> {
    return this.#piecesOf(this.#texts.keys());
  }

  /** The same of those alone that were set since `isWritten`. */
  changedPieces(): Generator<string> {
    return this.#piecesOf(this.#changed);
  }

  /** From here on changes are counted anew. */
  isWritten(): void {
    this.#changed.clear();
  }

  *#piecesOf(ids: Iterable<string>): Generator<string> {
    let piece = `{"followed":${JSON.stringify(this.#names)},"objects":{`;
    let comma = '';
    for (const id of ids) {
      const text = this.#texts.get(id);
      if (text === undefined) continue;
      piece += `${comma}${quoted(id)}:${quoted(text)}`;
      comma = ',';
      if (piece.length < PIECE_LENGTH) continue;
      yield piece;
      piece = '';
    }
    yield `${piece}}}`;
  }
}

/** Reads what `pieces` gave; undefined when it is not that. */
export function readSeen(value: unknown): Seen | undefined {
  if (typeof value !== 'object' || value === null || !('followed' in value) || !('objects' in value)) return undefined;
  const { followed, objects } = value;
  if (!Array.isArray(followed) || !followed.every((name) => typeof name === 'string')) return undefined;
  if (typeof objects !== 'object' || objects === null) return undefined;
  const texts: [string, string][] = [];
  for (const [id, text] of Object.entries(objects)) {
    if (typeof text !== 'string') return undefined;
    texts.push([id, text]);
  }
  return new Seen(followed, texts);
}

function quoted(text: string): string {
  return /^[ !#-[\]-\u007f]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}

function escaped(value: string): string {
  return /[\\\u007f]/.test(value)
    ? value.replace(/[\\\u007f]/g, (letter) => (letter === SEPARATOR ? '\\s' : '\\\\'))
    : value;
}

function unescaped(value: string): string {
  return value.includes('\\')
    ? value.replace(/\\(.)/g, (_, letter: string) => (letter === 's' ? SEPARATOR : letter))
    : value;
}
