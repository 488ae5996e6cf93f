import { ftsKey } from '../decode/index.ts';
import type { Event } from '../event.ts';

const CLOSE_KEYS = 2;

/** Remembers what a session has seen, for rules with `if_fts`. */
export class FtsMemory {
  readonly #listSize: number;
  readonly #minimumSize: number;
  readonly #seen = new Set<string>();
  readonly #last: string[] = [];

  constructor(listSize: number, minimumSize: number) {
    this.#listSize = listSize;
    this.#minimumSize = minimumSize;
  }

  /**
   * Says whether the event's decoder declares `<fts>` and its values are seen for the first time; they are seen from then on.
   * @source rules.md 1.8, decoding.md 5.8
   */
  isFirst(event: Event): boolean {
    const key = ftsKey(event);
    if (key === undefined || this.#seen.has(key)) return false;
    const stored = event.category === 'ids' ? this.#shorten(key) : key;
    if (this.#seen.has(stored)) return false;
    this.#seen.add(stored);
    this.#last.push(stored);
    if (this.#last.length > this.#listSize) this.#last.shift();
    return true;
  }

  /** An ids decoder's key that begins like several of the last ones is reduced to what they share. */
  #shorten(key: string): string {
    const beginning = key.slice(0, this.#minimumSize + 1);
    const close = this.#last.filter((other) => beginning.length > this.#minimumSize && other.startsWith(beginning));
    return close.length > CLOSE_KEYS ? key.slice(0, this.#minimumSize) : key;
  }
}
