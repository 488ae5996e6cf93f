import { LinePile } from '../sink/line-pile.ts';
import type { Entry, Intent, Place } from '../sink/output.ts';
import type { Slot, StreamState } from './state.ts';
import type { StateRecord, StateStore } from './store.ts';

/** Where lines go. */
export interface Sink {
  /** A line as it may be written. */
  readonly redact: (line: string) => string;
  /** `intend` is told where the lines will stand; what it promises is done before they are written. */
  readonly append: (bytes: Uint8Array, intend: (place: Place) => Promise<void>) => Promise<void>;
}

/** Where a state is kept, and the bytes of lines that are about to be appended. */
export type Keeper = Pick<StateStore, 'save' | 'record' | 'write' | 'saveLines' | 'removeLines'>;

/** Below this, lines are written page by page; above, a state that is large is not written for a few lines. */
const SMALL_BYTES = 256 * 1024;
const LARGE_BYTES = 3 * 1024 * 1024;

/**
 * One stream's lines and its state, which must not get apart: the state that is saved always holds the intent of all
 * lines that it counts as written. Nothing else saves a state.
 *
 * While the disk takes what was flushed, the next lines are made: what is written of the state is what it was then.
 */
export class Ledger {
  readonly state: StreamState;
  readonly #sink: Sink;
  readonly #keeper: Keeper;
  readonly #pile = new LinePile();
  #recordBytes = 0;
  #isDirty = false;
  #isBroken = false;
  /** What was flushed last, until it is on the disk. */
  #writing: Promise<void> | undefined;
  #isWriting = false;

  constructor(state: StreamState, sink: Sink, keeper: Keeper) {
    this.state = state;
    this.#sink = sink;
    this.#keeper = keeper;
  }

  /** A line to be written; its key must already be in the state. */
  add({ key, line }: Entry): void {
    this.#pile.add(key, this.#sink.redact(line));
    this.#isDirty = true;
  }

  /** The state changed in a way that must survive. */
  touch(): void {
    this.#isDirty = true;
  }

  /** Writes when there is enough to make up for writing the state with it; gathers more while the disk is at work. */
  async flushIfLarge(): Promise<void> {
    const worthwhile = this.#recordBytes < SMALL_BYTES ? 0 : Math.min(this.#recordBytes * 2, LARGE_BYTES);
    if (this.#pile.size > (this.#isWriting ? LARGE_BYTES : worthwhile)) await this.#flush();
  }

  /** Writes what is left, and the state without its intent. Costs nothing when nothing happened. */
  async settle(): Promise<void> {
    await this.#flush();
    await this.#written();
    const { pending } = this.state;
    if (this.#isBroken || !(this.#isDirty || pending)) return;
    await this.#unlessBroken(async () => {
      this.state.pending = undefined;
      await this.#keeper.save(this.state);
      if (pending) this.#keeper.removeLines(this.state);
    });
    this.#isDirty = false;
  }

  /** Begins to write; ends when the state may change again, which is before all is on the disk. */
  async #flush(): Promise<void> {
    await this.#written();
    if (this.#isBroken || this.#pile.size === 0) return;
    const { keys, bytes } = this.#pile.take();
    const { promise: mayChange, resolve: tell } = Promise.withResolvers<void>();
    this.#isWriting = true;
    this.#writing = this.#unlessBroken(() =>
      this.#sink.append(bytes, async (place) => {
        const record = this.#recordOf({ ...place, keys }, bytes.length);
        if (record.isSnapshot) tell();
        await this.#keeper.saveLines(this.state, record.slot, bytes);
        this.#recordBytes = await this.#keeper.write(this.state, record);
        tell();
      }),
    );
    this.#writing.catch(() => undefined);
    await Promise.race([mayChange, this.#writing]);
  }

  /** What is to be written of the state before lines are appended. */
  #recordOf(intent: Intent, bytes: number): StateRecord & { readonly slot: Slot } {
    const { state } = this;
    const slot = state.pending?.slot === 0 ? 1 : 0;
    state.pending = { ...intent, bytes, slot };
    this.#isDirty = false;
    return { ...this.#keeper.record(state), slot };
  }

  /** Waits for what was flushed before; its fault is told once. */
  async #written(): Promise<void> {
    const writing = this.#writing;
    this.#writing = undefined;
    await writing;
  }

  /** After a fault nothing is saved any more: the disk holds what the next run needs. */
  async #unlessBroken(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#isBroken = true;
      throw error;
    } finally {
      this.#isWriting = false;
    }
  }
}
