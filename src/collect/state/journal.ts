import { createHash } from 'node:crypto';
import { readChange, type StreamState } from './state.ts';

// What changed since a state was written as a whole, one record a line, each holding all but what the whole state
// remembers of objects. A record names the whole that it belongs to by its digest: a journal that was left behind by
// another one says nothing.

/** What a journal knows its whole state by. */
export class Digest {
  readonly #hash = createHash('sha256');

  add(piece: string | Uint8Array): this {
    this.#hash.update(piece);
    return this;
  }

  text(): string {
    return this.#hash.digest('hex').slice(0, 32);
  }
}

/**
 * The state that a whole one and its journal make together. A record that is torn was never acted upon, so that it and
 * all behind it are left out.
 */
export function withJournal(whole: StreamState, wholeText: string, journal: string): StreamState {
  const base = new Digest().add(wholeText).text();
  const { seen } = whole;
  let latest = whole;
  for (const line of journal.split('\n').slice(0, -1)) {
    const change = readChange(line, whole, base);
    if (!change) break;
    seen.take(change.seen);
    latest = { ...change, seen };
  }
  return latest;
}
