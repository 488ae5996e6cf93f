/** What a choice point repeats: nothing, a repetition to shorten, or one to lengthen. */
export const AGAIN = { once: 0, shrink: 1, extend: 2 } as const;

const FIELDS = 5;
const FIRST_CAPACITY = 256;

/**
 * The places to go back to, newest last: program counter, position, what is repeated and up to where, and the
 * length of the undo trail; in one array of numbers, because a hard search makes millions of them.
 */
export class ChoiceStack<Frame> {
  length = 0;
  #numbers = new Int32Array(FIRST_CAPACITY * FIELDS);
  readonly #frames: Frame[] = [];

  push(pc: number, position: number, again: number, limit: number, trail: number, frame: Frame): void {
    const at = this.length * FIELDS;
    if (at === this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    numbers[at] = pc;
    numbers[at + 1] = position;
    numbers[at + 2] = again;
    numbers[at + 3] = limit;
    numbers[at + 4] = trail;
    this.#frames[this.length++] = frame;
  }

  /** The newest choice's parts. The caller knows that there is one. */
  get pc(): number {
    return this.#numbers[(this.length - 1) * FIELDS] ?? 0;
  }

  get position(): number {
    return this.#numbers[(this.length - 1) * FIELDS + 1] ?? 0;
  }

  set position(value: number) {
    this.#numbers[(this.length - 1) * FIELDS + 1] = value;
  }

  get again(): number {
    return this.#numbers[(this.length - 1) * FIELDS + 2] ?? 0;
  }

  get limit(): number {
    return this.#numbers[(this.length - 1) * FIELDS + 3] ?? 0;
  }

  get trail(): number {
    return this.#numbers[(this.length - 1) * FIELDS + 4] ?? 0;
  }

  get frame(): Frame | undefined {
    return this.#frames[this.length - 1];
  }

  #grow(): void {
    const larger = new Int32Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
