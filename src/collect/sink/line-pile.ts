/** Lines that wait to be written. */
export interface Batch {
  readonly keys: readonly string[];
  /** The lines, each with its newline. */
  readonly bytes: Buffer;
}

const NEWLINE = 10;
/** Of UTF-8, for one unit of UTF-16. */
const MAX_BYTES_A_UNIT = 3;
const FIRST_BYTES = 64 * 1024;
/** It grows to twice its size, but by no more than this. */
const STEP_BYTES = 512 * 1024;

/**
 * Gathers lines as bytes: as texts they would stay until they are written, among so much that does not. Two pieces of
 * memory take turns, so that one batch is written while the next one is gathered.
 */
export class LinePile {
  #keys: string[] = [];
  #bytes = Buffer.alloc(0);
  #spare = Buffer.alloc(0);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(key: string, line: string): void {
    this.#reserve(line.length * MAX_BYTES_A_UNIT + 1);
    this.#size += this.#bytes.write(line, this.#size);
    this.#bytes[this.#size] = NEWLINE;
    this.#size += 1;
    this.#keys.push(key);
  }

  /** All lines so far; they stay as they are until the next batch is taken. */
  take(): Batch {
    const batch = { keys: this.#keys, bytes: this.#bytes.subarray(0, this.#size) };
    [this.#bytes, this.#spare] = [this.#spare, this.#bytes];
    this.#keys = [];
    this.#size = 0;
    return batch;
  }

  #reserve(more: number): void {
    if (this.#size + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(this.#size + Math.max(FIRST_BYTES, more, Math.min(this.#size, STEP_BYTES)));
    larger.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = larger;
  }
}
