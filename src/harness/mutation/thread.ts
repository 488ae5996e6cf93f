import { Worker } from 'node:worker_threads';
import type { Fate } from './mutant-judge.ts';
import type { Mutant } from './report.ts';
import type { JudgeSetup, Seen, Share } from './seen.ts';

/** What a thread is told; it answers each before the next. */
export type Order =
  | { readonly kind: 'look'; readonly setup: JudgeSetup; readonly share: Share }
  | { readonly kind: 'learn'; readonly seen: readonly Seen[] }
  | { readonly kind: 'judge'; readonly mutants: readonly Mutant[] };

export type Answer =
  | { readonly kind: 'looked'; readonly seen: readonly (Seen | null)[] }
  | { readonly kind: 'judged'; readonly fates: readonly Fate[] };

/** A mutant's ruleset is garbage at once: a small space for what is young stays in the processor's cache. */
const YOUNG_SPACE = { maxYoungGenerationSizeMb: 12 } as const;

/** A thread that judges mutants of one plugin. */
export class MutationThread {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: YOUNG_SPACE });

  async look(setup: JudgeSetup, share: Share): Promise<readonly (Seen | null)[]> {
    const answer = await this.#tell({ kind: 'look', setup, share });
    return answer.kind === 'looked' ? answer.seen : [];
  }

  /** To be called before the first `judge`. */
  async learn(seen: readonly Seen[]): Promise<void> {
    await this.#tell({ kind: 'learn', seen });
  }

  async judge(mutants: readonly Mutant[]): Promise<readonly Fate[]> {
    const answer = await this.#tell({ kind: 'judge', mutants });
    return answer.kind === 'judged' ? answer.fates : [];
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  /** @throws what the thread throws; Error when it ends */
  async #tell(order: Order): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const onExit = (code: number) => reject(new Error(`a mutation thread ended with ${code}`));
    this.#worker.once('message', resolve).once('error', reject).once('exit', onExit);
    this.#worker.postMessage(order);
    try {
      return await promise;
    } finally {
      this.#worker.off('message', resolve).off('error', reject).off('exit', onExit);
    }
  }
}
