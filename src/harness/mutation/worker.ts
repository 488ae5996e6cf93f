// Entry of a thread: looks at its share of the examples, then judges pieces of mutants. Kept to that, since importing it starts it.
import { parentPort } from 'node:worker_threads';
import { MutantJudge } from './mutant-judge.ts';
import type { Answer, Order } from './thread.ts';

let judge: MutantJudge | undefined;

parentPort?.on('message', (order: Order) => {
  parentPort?.postMessage(answerTo(order));
});

function answerTo(order: Order): Answer {
  switch (order.kind) {
    case 'look':
      judge = new MutantJudge(order.setup);
      return { kind: 'looked', seen: judge.look(order.share) };
    case 'learn':
      judge?.learn(order.seen);
      return { kind: 'judged', fates: [] };
    default:
      return { kind: 'judged', fates: order.mutants.map((mutant) => judge?.judge(mutant) ?? 'unloadable') };
  }
}
