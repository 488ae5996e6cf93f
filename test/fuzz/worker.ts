import { parentPort, workerData } from 'node:worker_threads';
import { makeInput, readCorpus } from './inputs.ts';
import { player } from './play.ts';

/** What the worker tells: before each batch where it begins, after a crash what happened. */
export type FuzzNews =
  | { readonly kind: 'at'; readonly index: number }
  | { readonly kind: 'crash'; readonly index: number; readonly stack: string }
  | { readonly kind: 'slow'; readonly index: number; readonly ms: number };

const SLOW_MS = 5000;
const { seed, from, to }: { seed: number; from: number; to: number } = workerData;
const corpus = readCorpus();
const play = player();

function tell(news: FuzzNews): void {
  parentPort?.postMessage(news);
}

for (let index = from; index < to; index++) {
  tell({ kind: 'at', index });
  const start = performance.now();
  try {
    play(makeInput(corpus, seed, index));
  } catch (error) {
    tell({ kind: 'crash', index, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  const ms = performance.now() - start;
  if (ms > SLOW_MS) tell({ kind: 'slow', index, ms });
}
