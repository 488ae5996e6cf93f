import { Worker } from 'node:worker_threads';
import type { RulesetFile as EngineFile } from '../../engine/index.ts';
import type { PluginFolder } from '../plugin-folder.ts';
import type { Fate } from './mutant-judge.ts';
import type { Mutant } from './report.ts';

/** What a thread needs for its whole life. */
export interface WorkerSetup {
  readonly base: readonly EngineFile[];
  readonly plugin: PluginFolder;
}

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

/** Judges mutants in threads. @returns their fates in order @throws what a thread throws */
export async function judgeInWorkers(
  setup: WorkerSetup,
  mutants: readonly Mutant[],
  { width, onProgress }: { width: number; onProgress?: (done: number, all: number) => void },
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
  const threads = Math.min(width, Math.ceil(mutants.length / PIECE));
  await Promise.all(Array.from({ length: threads }, () => runWorker(setup, take, put)));
  return fates;
}

async function runWorker(
  setup: WorkerSetup,
  take: () => Piece | undefined,
  put: (fates: PieceFates) => void,
): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: setup });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const feed = () => {
    const piece = take();
    if (piece) worker.postMessage(piece);
    else resolve();
  };
  worker.on('message', (judged: PieceFates) => {
    put(judged);
    feed();
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`a mutation thread ended with ${code}`)));
  feed();
  try {
    await promise;
  } finally {
    await worker.terminate();
  }
}
