// Entry of a thread: gets what examples do, then pieces of mutants, and answers their fates. Kept to that, since importing it starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { MutantJudge } from './mutant-judge.ts';
import type { JudgeSetup, Seen } from './seen.ts';
import type { Piece, PieceFates } from './workers.ts';

const setup: JudgeSetup = workerData;

parentPort?.once('message', (seen: readonly Seen[]) => {
  const judge = new MutantJudge(setup, seen);
  parentPort?.on('message', ({ from, mutants }: Piece) => {
    const answer: PieceFates = { from, fates: mutants.map((mutant) => judge.judge(mutant)) };
    parentPort?.postMessage(answer);
  });
});
