// Entry of a thread: looks at its share of the examples, then judges pieces of mutants. Kept to that, since importing it starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { MutantJudge } from './mutant-judge.ts';
import { type JudgeSetup, lookAt } from './seen.ts';
import type { Answer, Order } from './thread.ts';

const setup: JudgeSetup = workerData;
let judge: MutantJudge | undefined;

parentPort?.on('message', (order: Order) => {
  parentPort?.postMessage(answerTo(order));
});

function answerTo(order: Order): Answer {
  switch (order.kind) {
    case 'look':
      return { kind: 'looked', seen: lookAt(setup, order.share) };
    case 'learn':
      judge = new MutantJudge(setup, order.seen);
      return { kind: 'judged', fates: [] };
    default:
      return { kind: 'judged', fates: order.mutants.map((mutant) => judge?.judge(mutant) ?? 'unloadable') };
  }
}
