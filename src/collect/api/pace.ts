import type { Clock } from '../edges.ts';

/**
 * Keeps requests of one list and token apart, so that the vendor's limit is never passed, whatever happened in the run
 * before: no burst is used.
 */
export class Pace {
  readonly #next = new Map<string, number>();
  readonly #clock: Clock;
  readonly #isOff: boolean;

  constructor(clock: Clock, isOff: boolean) {
    this.#clock = clock;
    this.#isOff = isOff;
  }

  /** Waits for this list's turn. */
  async turn(list: string, perSecond: number, signal: AbortSignal): Promise<void> {
    if (this.#isOff) return;
    const now = this.#clock.monotonicMs();
    const at = Math.max(now, this.#next.get(list) ?? now);
    this.#next.set(list, at + Math.ceil(1000 / perSecond));
    if (at > now) await this.#clock.sleep(at - now, signal);
  }
}
