import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer pleases, at most ten seconds; returns the last answer either way. */
export async function eventually<T>(ask: () => T | Promise<T>, pleases: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (pleases(answer) || Date.now() > end) return answer;
    await sleep(20);
  }
}
