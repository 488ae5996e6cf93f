import { expect } from 'vitest';
import { CollectorWorld, paths } from '../builders/collector-world.ts';
import type { KillMoment } from '../builders/memory-files.ts';
import type { Random } from '../builders/random.ts';

const MOMENTS: readonly KillMoment[] = ['before', 'middle', 'after'];
const MINUTE = 60_000;

export interface CrashCase {
  /** Which change of the file system, counted over the killed run, and when. */
  readonly step: number;
  readonly moment: KillMoment;
}

/** A world that changes between runs; run after run is killed, and at the end nothing is missing and nothing double. */
export async function crashOften(random: Random, kills: number): Promise<readonly string[]> {
  const world = new CollectorWorld({
    random: () => random.unit(),
    config: { output: { file: paths.output, maxSizeMiB: 1, keep: 50 } },
  });
  const killedAt: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    change(world, random);
    const startSteps = world.files.steps.length;
    const killAt = startSteps + 1 + random.below(40);
    const moment = MOMENTS[random.below(MOMENTS.length)] ?? 'before';
    world.clock.advance(MINUTE + random.below(5_000));
    world.files.revive();
    world.files.onStep = (step, what) => {
      if (random.below(10) === 0) world.clock.advance(random.below(3_000));
      if (step !== killAt) return undefined;
      killedAt.push(`${moment} ${what}`);
      return moment;
    };
    await world.run();
    world.files.revive();
  }
  await settle(world);
  judge(world);
  return killedAt;
}

/** Runs until there is nothing to do. */
export async function settle(world: CollectorWorld): Promise<void> {
  for (let run = 0; run < 3; run += 1) expect(await world.runAfter(MINUTE)).toBe(0);
}

/** What was offered has its line, once, in the files; and Wazuh saw it once. */
export function judge(world: CollectorWorld): void {
  const written = world.written().filter(isEvent).sort();
  expect([...new Set(written)]).toEqual(written);
  expect(world.seenByWazuh().filter(isEvent).sort()).toEqual(written);
  const has = new Set(written);
  expect([...world.due, ...world.console.keys('events')].filter((key) => isEvent(key) && !has.has(key))).toEqual([]);
}

function isEvent(key: string): boolean {
  return key.startsWith('events ');
}

function change(world: CollectorWorld, random: Random): void {
  const count = random.below(60);
  for (let n = 0; n < count; n += 1) {
    const id = `e${random.below(400)}`;
    world.console.put('events', id, {
      state: random.pick(['ripe', 'eaten', 'bare']),
      text: 'x'.repeat(random.below(2_000)),
    });
    if (random.below(4) === 0)
      world.console.put('trees', `t${random.below(20)}`, { state: random.pick(['ripe', 'bare']) });
    if (random.below(3) === 0) world.clock.advance(random.below(40));
  }
}
