import type { Fate } from './mutant-judge.ts';
import type { Mutant } from './report.ts';
import { type JudgeSetup, joinShares } from './seen.ts';
import { MutationThread } from './thread.ts';

/** Mutants go to threads in pieces: a thread takes the next one when it is done, since pieces differ in cost. */
const PIECE = 20;

export interface ThreadOptions {
  readonly width: number;
  readonly signal: AbortSignal;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** Mutants and what they are judged on. */
export interface MutationWork {
  readonly setup: JudgeSetup;
  readonly mutants: readonly Mutant[];
}

/**
 * Judges mutants in threads, after they have looked at what the examples do when nothing is changed.
 * @param prepare is called while the threads start, which takes as long
 * @returns their fates in order
 * @throws OssifyError MUTATION_NEEDS_GOOD; what a thread throws; the signal's reason
 */
export async function judgeInWorkers(
  prepare: () => MutationWork,
  { width, signal, onProgress }: ThreadOptions,
): Promise<Judged[]> {
  const threads = Array.from({ length: width }, () => new MutationThread());
  const stop = () => Promise.all(threads.map((thread) => thread.end()));
  const stopAtOnce = () => void stop();
  signal.addEventListener('abort', stopAtOnce);
  try {
    signal.throwIfAborted();
    const { setup, mutants } = prepare();
    const shares = await Promise.all(threads.map((thread, share) => thread.look(setup, { share, of: width })));
    const seen = joinShares(setup, shares);
    await Promise.all(threads.map((thread) => thread.learn(seen)));
    const fates = await judgePieces(threads, mutants, onProgress);
    return judgedOf(mutants, fates);
  } catch (fault) {
    signal.throwIfAborted();
    throw fault;
  } finally {
    signal.removeEventListener('abort', stopAtOnce);
    await stop();
  }
}

/** A mutant and what became of it. */
export interface Judged {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

export function judgedOf(mutants: readonly Mutant[], fates: readonly Fate[]): Judged[] {
  return mutants.map((mutant, index) => ({ mutant, fate: fates[index] ?? 'unloadable' }));
}

async function judgePieces(
  threads: readonly MutationThread[],
  mutants: readonly Mutant[],
  onProgress: ThreadOptions['onProgress'],
): Promise<Fate[]> {
  const fates: Fate[] = [];
  let next = 0;
  let done = 0;
  const work = async (thread: MutationThread): Promise<void> => {
    for (let from = next; from < mutants.length; from = next) {
      next += PIECE;
      const piece = await thread.judge(mutants.slice(from, from + PIECE));
      for (const [index, fate] of piece.entries()) fates[from + index] = fate;
      done += piece.length;
      onProgress?.(done, mutants.length);
    }
  };
  await Promise.all(threads.map(work));
  return fates;
}
