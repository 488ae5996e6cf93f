import type { Clock } from './edges.ts';
import { Interrupted } from './fault.ts';

/** No new page is begun after this. */
const LAST_PAGE_MS = 45_000;
/** The run ends, whatever it waits for; Wazuh would end it at 180 s. */
const HARD_END_MS = 150_000;

/** The time a run may take: `hasTime` for one more page, `signal` when it must end at once. */
export class Budget {
  readonly signal: AbortSignal;
  readonly #clock: Clock;
  #start: number;
  readonly #timer: AbortController;
  readonly #wait: AbortController;

  constructor(clock: Clock, stop: AbortSignal) {
    this.#clock = clock;
    this.#start = clock.monotonicMs();
    this.#timer = new AbortController();
    this.#wait = new AbortController();
    this.signal = AbortSignal.any([stop, this.#timer.signal]);
    void clock.sleep(HARD_END_MS, this.#wait.signal).then(() => this.#timer.abort());
  }

  /** Waiting for the output file is not the console's time. */
  restart(): void {
    this.#start = this.#clock.monotonicMs();
  }

  hasTime(furtherMs = 0): boolean {
    return !this.signal.aborted && this.#clock.monotonicMs() - this.#start + furtherMs < LAST_PAGE_MS;
  }

  throwIfOver(): void {
    if (this.signal.aborted) throw new Interrupted('the run was told to end');
  }

  /** Lets the process end. */
  release(): void {
    this.#wait.abort();
  }
}
