import type { Followed } from '../../define/index.ts';

/** More objects than this are not remembered; the longest unseen is forgotten first. */
const MAX_SEEN = 50_000;
const SEPARATOR = '\t';
const ABSENT = '\\-';

/**
 * What was followed at each object's last line. Kept as one text per object, since there may be many and the whole is
 * written with each state.
 */
export class Seen {
  readonly #names: string[];
  readonly #texts: Map<string, string>;

  constructor(names: readonly string[] = [], texts: Iterable<readonly [string, string]> = []) {
    this.#names = [...names];
    this.#texts = new Map(texts);
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
    this.#texts.delete(id);
    this.#texts.set(id, values.join(SEPARATOR));
    if (this.#texts.size <= MAX_SEEN) return;
    const oldest = this.#texts.keys().next();
    if (!oldest.done) this.#texts.delete(oldest.value);
  }

  /** As it stands in a state file. */
  toJSON(): { readonly followed: readonly string[]; readonly objects: Readonly<Record<string, string>> } {
    return { followed: this.#names, objects: Object.fromEntries(this.#texts) };
  }
}

/** Reads what `toJSON` wrote; undefined when it is not that. */
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

function escaped(value: string): string {
  return /[\\\t]/.test(value) ? value.replace(/[\\\t]/g, (letter) => (letter === '\t' ? '\\t' : '\\\\')) : value;
}

function unescaped(value: string): string {
  return value.includes('\\')
    ? value.replace(/\\(.)/g, (_, letter: string) => (letter === 't' ? '\t' : letter))
    : value;
}
