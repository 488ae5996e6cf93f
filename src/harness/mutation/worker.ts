// Entry of a thread: gets pieces of mutants, answers their fates. Kept to that, since importing it starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { MutantJudge } from './mutant-judge.ts';
import { parentsOf } from './mutants.ts';
import type { Piece, PieceFates, WorkerSetup } from './workers.ts';

const { base, plugin }: WorkerSetup = workerData;
const judge = new MutantJudge(base, plugin, parentsOf(plugin));

parentPort?.on('message', ({ from, mutants }: Piece) => {
  const answer: PieceFates = { from, fates: mutants.map((mutant) => judge.judge(mutant)) };
  parentPort?.postMessage(answer);
});
