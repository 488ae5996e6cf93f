/** A page's bytes up to here are kept for the next page; fresh memory for each costs more than its content. */
const MAX_KEPT_BYTES = 8 * 1024 * 1024;
/** Pages differ a little in length; each that is the longest so far must not want memory of its own. */
const STEP_BYTES = 512 * 1024;

/** Puts an answer's pieces together, in memory that answers use by turns. */
export class ReceiveBuffer {
  #bytes: Buffer = Buffer.alloc(0);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @param expectedBytes what the answer says of its length, if it does */
  begin(expectedBytes: number | undefined): void {
    this.#size = 0;
    this.#reserve(expectedBytes ?? 0);
  }

  add(piece: Uint8Array): void {
    const size = this.#size + piece.length;
    if (size > this.#bytes.length) this.#reserve(Math.max(size, this.#bytes.length * 1.5));
    this.#bytes.set(piece, this.#size);
    this.#size += piece.length;
  }

  /** The answer, until the next one begins. */
  take(): Buffer {
    const answer = this.#bytes.subarray(0, this.#size);
    this.#size = 0;
    if (this.#bytes.length > MAX_KEPT_BYTES) this.#bytes = Buffer.alloc(0);
    return answer;
  }

  #reserve(size: number): void {
    if (size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(roundedUp(size));
    larger.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = larger;
  }
}

function roundedUp(size: number): number {
  return size < STEP_BYTES ? size * 2 : Math.ceil(size / STEP_BYTES) * STEP_BYTES;
}
