import type { Entry } from '../sink/output.ts';
import type { Pending, StreamState } from './state.ts';

/** Where lines go. */
export interface Sink {
  readonly append: (entries: readonly Entry[], intend: (pending: Pending) => void) => void;
}

/** Below this, lines are written page by page. */
const SMALL_BYTES = 256 * 1024;

/**
 * One stream's lines and its state, which must not get apart: the state that is saved always holds the intent of all
 * lines that it counts as written. Nothing else saves a state.
 */
export class Ledger {
  readonly state: StreamState;
  readonly #sink: Sink;
  readonly #save: (state: StreamState) => number;
  #entries: Entry[] = [];
  #entryBytes = 0;
  #stateBytes = 0;
  #isDirty = false;
  #isBroken = false;

  /** @param save puts the state on the disk and returns its size in bytes */
  constructor(state: StreamState, sink: Sink, save: (state: StreamState) => number) {
    this.state = state;
    this.#sink = sink;
    this.#save = save;
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
    if (this.#entryBytes > 0 && this.#entryBytes >= Math.min(this.#stateBytes, 32 * SMALL_BYTES)) this.flush();
    else if (this.#entryBytes > SMALL_BYTES * 64) this.flush();
  }

  flush(): void {
    if (this.#isBroken) return;
    const entries = this.#entries;
    try {
      if (entries.length > 0) {
        this.#sink.append(entries, (pending) => {
          this.state.pending = pending;
          this.#stateBytes = this.#save(this.state) - this.#entryBytes;
          this.#isDirty = false;
        });
        this.#entries = [];
        this.#entryBytes = 0;
      }
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
  }

  /** Writes what is left, and the state without its intent. Costs nothing when nothing happened. */
  settle(): void {
    this.flush();
    if (this.#isBroken || !(this.#isDirty || this.state.pending)) return;
    this.state.pending = undefined;
    this.#save(this.state);
    this.#isDirty = false;
  }
}
