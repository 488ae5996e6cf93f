import { type Automaton, FIRST, LAST } from './automaton.ts';

/** A state of the deterministic machine: which states of the automaton some reading of the subject so far is in. */
interface State {
  readonly members: readonly number[];
  /** The subject may end here. */
  readonly accepts: boolean;
  /** Whatever follows, it is found already. */
  readonly isSettled: boolean;
  readonly next: Map<number, number>;
}

/** Runs an automaton with one state at a time; states are made when they are first reached, and kept. */
export class Deterministic {
  readonly #automaton: Automaton;
  readonly #states: State[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
    this.#intern([FIRST], true);
  }

  /** Number 0 is the state before the first byte. */
  accepts(state: number): boolean {
    return this.#states[state]?.accepts === true;
  }

  isSettled(state: number): boolean {
    return this.#states[state]?.isSettled === true;
  }

  get classOf(): Uint8Array {
    return this.#automaton.classOf;
  }

  step(from: number, byte: number): number {
    const state = this.#states[from];
    if (state === undefined) return 0;
    const byteClass = this.classOf[byte] ?? 0;
    const known = state.next.get(byteClass);
    if (known !== undefined) return known;
    const targets = state.members.flatMap((member) =>
      (this.#automaton.moves[member] ?? []).flatMap(({ set, to }) => (set[byte] === 1 ? [to] : [])),
    );
    const next = this.#intern(targets, false);
    state.next.set(byteClass, next);
    return next;
  }

  #intern(seeds: readonly number[], isStart: boolean): number {
    const members = this.#closure(seeds, isStart, false);
    const key = `${isStart ? '^' : ''}${members.join()}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#states.length;
    this.#numbers.set(key, number);
    const isSettled = members.includes(LAST);
    const accepts = isSettled || this.#closure(members, isStart, true).includes(LAST);
    this.#states.push({ members, accepts, isSettled, next: new Map() });
    return number;
  }

  /** All states that are reached without a byte, sorted. */
  #closure(seeds: readonly number[], isStart: boolean, isEnd: boolean): readonly number[] {
    const reached = new Set(seeds);
    for (const state of reached) {
      for (const { to, place } of this.#automaton.steps[state] ?? []) {
        if (place === undefined || (place === 'start' ? isStart : isEnd)) reached.add(to);
      }
    }
    return [...reached].sort((a, b) => a - b);
  }
}
