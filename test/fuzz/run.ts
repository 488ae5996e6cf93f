import process from 'node:process';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { FuzzNews } from './worker.ts';

/** Random bytes as events and damaged XML as rulesets: `node test/fuzz/run.ts --inputs 20000 --seed 1 [--only INDEX]`. */
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});

/** An input that takes longer is a hang. */
const HANG_MS = 60_000;

const seed = Number(values.seed);
const from = values.only === undefined ? 0 : Number(values.only);
const to = values.only === undefined ? Number(values.inputs) : from + 1;
const crashes: number[] = [];
const hangs: number[] = [];
const start = performance.now();

let next = from;
while (next < to) next = await runFrom(next);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
process.stdout.write(
  `${to - from} inputs, seed ${seed}, ${seconds} s: ${crashes.length} crashes, ${hangs.length} hangs\n`,
);
process.exitCode = crashes.length + hangs.length > 0 ? 1 : 0;

/** Runs a worker until it is through, or hangs. @returns the index to go on with */
function runFrom(first: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { seed, from: first, to } });
    let at = first;
    let heardAt = performance.now();
    const watchdog = setInterval(() => {
      if (performance.now() - heardAt < HANG_MS) return;
      clearInterval(watchdog);
      hangs.push(at);
      process.stderr.write(`hang: --seed ${seed} --only ${at}\n`);
      resolve(at + 1);
      void worker.terminate();
    }, 1000);
    worker.on('message', (news: FuzzNews) => {
      heardAt = performance.now();
      at = news.index;
      if (news.kind !== 'at') report(news);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearInterval(watchdog);
      resolve(to);
    });
  });
}

function report(news: Exclude<FuzzNews, { kind: 'at' }>): void {
  const input = `--seed ${seed} --only ${news.index}`;
  if (news.kind === 'slow') {
    process.stderr.write(`slow: ${input}: ${news.ms.toFixed(0)} ms\n`);
    return;
  }
  crashes.push(news.index);
  process.stderr.write(`crash: ${input}\n${news.stack}\n`);
}
