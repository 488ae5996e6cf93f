import type { Entry, Intent } from '../sink/output.ts';
import type { StreamState } from './state.ts';
import type { StateStore } from './store.ts';

/** Where lines go; `intend` is called before they do. */
export interface Sink {
  readonly append: (entries: readonly Entry[], intend: (intent: Intent, bytes: Uint8Array) => void) => void;
}

/** Where a state is kept, and the bytes of lines that are about to be appended. */
export type Keeper = Pick<StateStore, 'save' | 'saveChange' | 'saveLines' | 'removeLines'>;

/** Below this, lines are written page by page; above, a state that is large is not written for a few lines. */
const SMALL_BYTES = 256 * 1024;
const LARGE_BYTES = 3 * 1024 * 1024;

/**
 * One stream's lines and its state, which must not get apart: the state that is saved always holds the intent of all
 * lines that it counts as written. Nothing else saves a state.
 */
export class Ledger {
  readonly state: StreamState;
  readonly #sink: Sink;
  readonly #keeper: Keeper;
  #entries: Entry[] = [];
  #entryBytes = 0;
  #stateBytes = 0;
  #isDirty = false;
  #isBroken = false;

  constructor(state: StreamState, sink: Sink, keeper: Keeper) {
    this.state = state;
    this.#sink = sink;
    this.#keeper = keeper;
  }

  /** A line to be written; its key must already be in the state. */
  add(entry: Entry): void {
    this.#entries.push(entry);
    this.#entryBytes += entry.line.length;
    this.#isDirty = true;
  }

  /** The state changed in a way that must survive. */
  touch(): void {
    this.#isDirty = true;
  }

  /** Writes when there is enough to make up for writing the state with it. */
  flushIfLarge(): void {
    const enough = this.#stateBytes < SMALL_BYTES ? 0 : Math.min(this.#stateBytes * 2, LARGE_BYTES);
    if (this.#entryBytes > enough) this.flush();
  }

  flush(): void {
    if (this.#isBroken || this.#entries.length === 0) return;
    const entries = this.#entries;
    this.#unlessBroken(() => this.#sink.append(entries, (intent, bytes) => this.intend(intent, bytes)));
    this.#entries = [];
    this.#entryBytes = 0;
  }

  /** Writes what is left, and the state without its intent. Costs nothing when nothing happened. */
  settle(): void {
    this.flush();
    const { pending } = this.state;
    if (this.#isBroken || !(this.#isDirty || pending)) return;
    this.#unlessBroken(() => {
      this.state.pending = undefined;
      this.#keeper.save(this.state);
      if (pending) this.#keeper.removeLines(this.state);
    });
    this.#isDirty = false;
  }

  /** Puts on the disk what is about to be appended. */
  intend(intent: Intent, bytes: Uint8Array): void {
    const slot = this.state.pending?.slot === 0 ? 1 : 0;
    this.#keeper.saveLines(this.state, slot, bytes);
    this.state.pending = { ...intent, bytes: bytes.length, slot };
    this.#stateBytes = this.#keeper.saveChange(this.state);
    this.#isDirty = false;
  }

  /** After a fault nothing is saved any more: the disk holds what the next run needs. */
  #unlessBroken(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
  }
}
