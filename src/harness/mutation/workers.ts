import { Worker } from 'node:worker_threads';
import type { Fate } from './mutant-judge.ts';
import type { Mutant } from './report.ts';
import type { JudgeSetup, Seen } from './seen.ts';

/** Mutants in pieces: a thread takes the next one when it is done, since pieces differ in cost. */
export interface Piece {
  readonly from: number;
  readonly mutants: readonly Mutant[];
}

export interface PieceFates {
  readonly from: number;
  readonly fates: readonly Fate[];
}

const PIECE = 25;

export interface ThreadOptions {
  readonly width: number;
  readonly signal: AbortSignal;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/**
 * Judges mutants in threads.
 * @param look says what the examples do when nothing is changed; it is asked while the threads start
 * @returns their fates in order
 * @throws what `look` or a thread throws; the signal's reason
 */
export async function judgeInWorkers(
  setup: JudgeSetup,
  mutants: readonly Mutant[],
  look: () => readonly Seen[],
  { width, signal, onProgress }: ThreadOptions,
): Promise<Fate[]> {
  const fates: Fate[] = [];
  let next = 0;
  let done = 0;
  const take = (): Piece | undefined => {
    const from = next;
    next += PIECE;
    return from < mutants.length ? { from, mutants: mutants.slice(from, from + PIECE) } : undefined;
  };
  const put = ({ from, fates: judged }: PieceFates): void => {
    for (const [index, fate] of judged.entries()) fates[from + index] = fate;
    done += judged.length;
    onProgress?.(done, mutants.length);
  };
  const count = Math.min(width, Math.ceil(mutants.length / PIECE));
  const threads = Array.from({ length: count }, () => startThread(setup));
  const stop = () => Promise.all(threads.map((thread) => thread.terminate()));
  const stopAtOnce = () => void stop();
  signal.addEventListener('abort', stopAtOnce);
  try {
    const seen = look();
    await Promise.all(threads.map((thread) => feed(thread, seen, take, put)));
  } finally {
    signal.removeEventListener('abort', stopAtOnce);
    await stop();
    signal.throwIfAborted();
  }
  return fates;
}

function startThread(setup: JudgeSetup): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { workerData: setup });
}

/** Gives a thread pieces until there are no more. @throws what the thread throws */
function feed(
  thread: Worker,
  seen: readonly Seen[],
  take: () => Piece | undefined,
  put: (fates: PieceFates) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const next = () => {
    const piece = take();
    if (piece) thread.postMessage(piece);
    else resolve();
  };
  thread.on('message', (judged: PieceFates) => {
    put(judged);
    next();
  });
  thread.on('error', reject);
  thread.on('exit', (code) => reject(new Error(`a mutation thread ended with ${code}`)));
  thread.postMessage(seen);
  next();
  return promise;
}
