import type { Clock } from '../../src/collect/edges.ts';

/** Longer sleeps only guard against a run that hangs. */
const GUARD_MS = 100_000;

/** A clock that jumps to the end of each sleep, and tells who wants to know that time passed. */
export class TestClock implements Clock {
  #nowMs: number;
  #monotonicMs = 0;
  onAdvance: (ms: number) => void = () => undefined;

  constructor(iso: string) {
    this.#nowMs = Date.parse(iso);
  }

  readonly nowMs = (): number => this.#nowMs;
  readonly monotonicMs = (): number => this.#monotonicMs;

  readonly sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    if (ms < GUARD_MS) {
      this.advance(ms);
      return;
    }
    if (signal.aborted) return;
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  };

  readonly turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  advance(ms: number): void {
    this.#nowMs += ms;
    this.#monotonicMs += ms;
    this.onAdvance(ms);
  }

  /** The wall's clock is set; the other one runs on. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }
}
