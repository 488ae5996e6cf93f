import { ANY, type ByteSet, type Tree } from './tree.ts';

interface Move {
  readonly set: ByteSet;
  readonly to: number;
}

/** Goes on without a byte; with a place only there. */
interface Step {
  readonly to: number;
  readonly place: 'start' | 'end' | undefined;
}

/** Reads a subject byte by byte. State 0 is the first, 1 the last; both stay for any byte: a pattern is found anywhere. */
export interface Automaton {
  readonly moves: readonly (readonly Move[])[];
  readonly steps: readonly (readonly Step[])[];
  /** For each byte a number; bytes of one number are alike to every state. */
  readonly classOf: Uint8Array;
}

export const FIRST = 0;
export const LAST = 1;
const MAX_STATES = 3000;

/** @returns undefined when there would be too many states */
export function automatonOf(tree: Tree): Automaton | undefined {
  const builder = new Builder();
  builder.add(tree, FIRST, LAST);
  return builder.isTooLarge ? undefined : builder.finish();
}

class Builder {
  readonly #moves: Move[][] = [];
  readonly #steps: Step[][] = [];
  isTooLarge = false;

  constructor() {
    for (const state of [this.#state(), this.#state()]) this.add(ANY, state, state);
  }

  finish(): Automaton {
    const sets = new Set(this.#moves.flatMap((moves) => moves.map(({ set }) => set)));
    return { moves: this.#moves, steps: this.#steps, classOf: partition([...sets]) };
  }

  add(tree: Tree, from: number, to: number): void {
    if (this.isTooLarge) return;
    switch (tree.kind) {
      case 'set':
        this.#moves[from]?.push({ set: tree.set, to });
        return;
      case 'place':
        this.#steps[from]?.push({ to, place: tree.place });
        return;
      case 'choice':
        for (const option of tree.options) this.add(option, from, to);
        return;
      case 'sequence':
        this.#addSequence(tree.parts, from, to);
        return;
      case 'repeat':
        this.#addRepeat(tree, from, to);
        return;
    }
  }

  #addSequence(parts: readonly Tree[], from: number, to: number): void {
    let at = from;
    for (const part of parts) {
      const next = this.#state();
      this.add(part, at, next);
      at = next;
    }
    this.#steps[at]?.push({ to, place: undefined });
  }

  #addRepeat({ body, min, max }: Extract<Tree, { readonly kind: 'repeat' }>, from: number, to: number): void {
    let at = from;
    const again = (): void => {
      const next = this.#state();
      this.add(body, at, next);
      at = next;
    };
    for (let turn = 0; turn < min && !this.isTooLarge; turn++) again();
    if (max === Number.POSITIVE_INFINITY) {
      const loop = this.#state();
      this.#steps[at]?.push({ to: loop, place: undefined });
      this.add(body, loop, loop);
      at = loop;
    }
    for (let turn = min; turn < max && max !== Number.POSITIVE_INFINITY && !this.isTooLarge; turn++) {
      this.#steps[at]?.push({ to, place: undefined });
      again();
    }
    this.#steps[at]?.push({ to, place: undefined });
  }

  #state(): number {
    if (this.#moves.length >= MAX_STATES) this.isTooLarge = true;
    this.#moves.push([]);
    this.#steps.push([]);
    return this.#moves.length - 1;
  }
}

/** Bytes that no set tells apart get one number. */
function partition(sets: readonly ByteSet[]): Uint8Array {
  let classes = new Uint8Array(256);
  for (const set of sets) {
    const numbers = new Map<number, number>();
    classes = classes.map((before, byte) => {
      const key = before * 2 + (set[byte] ?? 0);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    });
  }
  return classes;
}
