import { CollectorWorld, paths } from '../builders/collector-world.ts';
import type { KillMoment } from '../builders/memory-files.ts';
import { Random } from '../builders/random.ts';

// Runs of the collector that are killed, and the judge of what is left. In: where to kill. Out: what is wrong, and
// which steps were hit. Used by the tests with few runs and by `npm run crash` with many.

const MINUTE = 60_000;
const BIG = 'x'.repeat(55_000);

export interface CrashReport {
  /** Runs that were killed, by the step that they were killed at. */
  readonly killed: readonly string[];
  /** Empty when nothing was lost and nothing repeated. */
  readonly faults: readonly string[];
}

/** A day in the life of a collector, in which every kind of step happens: creating, waiting, appending, rotating. */
const scenarios: Readonly<Record<string, (world: CollectorWorld) => void>> = {
  'first run': (world) => {
    world.files.delete(paths.output);
    put(world, 'a', 5);
  },
  'new and changed rows': (world) => put(world, 'b', 9),
  'two lists': (world) => {
    put(world, 'c', 4);
    for (let n = 0; n < 3; n += 1) world.console.put('trees', `t${n}`, { state: 'bare' });
  },
  'a backlog of three pages': (world) => put(world, 'p', 250),
  'a large file': (world) => {
    for (let n = 0; n < 25; n += 1) world.console.put('events', `d${n}`, { text: BIG });
  },
  'a rotation': (world) => put(world, 'e', 3),
  'a console that fails': (world) => {
    world.onAsk = () => world.console.json(401, {});
  },
  'a console that is well again': (world) => {
    world.onAsk = () => undefined;
    put(world, 'f', 2);
  },
};

/** How many steps each part of the day has, when nothing is killed. */
export async function countSteps(): Promise<ReadonlyMap<string, readonly string[]>> {
  const steps = new Map<string, readonly string[]>();
  const world = freshWorld();
  for (const [name, change] of Object.entries(scenarios)) {
    const before = world.files.steps.length;
    await part(world, change);
    steps.set(name, world.files.steps.slice(before));
  }
  return steps;
}

/** Lives the day, killed once: in a part of it, at a step, at a moment. */
export async function crashOnce(
  partName: string,
  step: number,
  moment: KillMoment,
  isPowerCut: boolean,
): Promise<CrashReport> {
  const world = freshWorld();
  const killed: string[] = [];
  for (const [name, change] of Object.entries(scenarios)) {
    if (name !== partName) {
      await part(world, change);
      continue;
    }
    const killAt = world.files.steps.length + step;
    await part(world, change, (number, what) => {
      if (number !== killAt) return undefined;
      killed.push(`${name}: ${moment} ${what}`);
      return moment;
    });
    if (isPowerCut) world.files.cutPower();
    world.files.revive();
  }
  await settle(world);
  return { killed, faults: faultsOf(world, !isPowerCut) };
}

/** Lives through rounds of random changes, most of them killed somewhere; the file is rotated by others now and then. */
export async function crashOften(random: Random, rounds: number): Promise<CrashReport> {
  const config = { output: { file: paths.output, maxSizeMiB: 1, keep: 50 } };
  const world = new CollectorWorld({ random: () => random.unit(), config });
  const killed: string[] = [];
  let rotations = 0;
  for (let round = 0; round < rounds; round += 1) {
    changeAtRandom(world, random);
    if (random.below(8) === 0) {
      // as logrotate does it, with room for Wazuh's check between two of them
      world.clock.advance(5 * MINUTE);
      rotations += 1;
      world.files.move(paths.output, `${paths.output}-old${rotations}`);
      world.files.write(paths.output, '');
    }
    const killAt = world.files.steps.length + 1 + random.below(40);
    const moment = random.pick<KillMoment>(['before', 'middle', 'after']);
    world.clock.advance(MINUTE + random.below(5_000));
    world.files.revive();
    world.files.onStep = (number, what) => {
      if (random.below(10) === 0) world.clock.advance(random.below(3_000));
      if (number !== killAt) return undefined;
      killed.push(`${moment} ${what}`);
      return moment;
    };
    await world.run();
    world.files.revive();
  }
  await settle(world);
  return { killed, faults: faultsOf(world, true) };
}

function freshWorld(): CollectorWorld {
  const random = new Random(1);
  return new CollectorWorld({
    random: () => random.unit(),
    config: { overlap: '2m', output: { file: paths.output, maxSizeMiB: 1, keep: 9 } },
  });
}

async function part(
  world: CollectorWorld,
  change: (world: CollectorWorld) => void,
  onStep: (step: number, what: string) => KillMoment | undefined = () => undefined,
): Promise<void> {
  change(world);
  world.clock.advance(6 * MINUTE);
  world.files.revive();
  world.files.onStep = onStep;
  await world.run();
}

function put(world: CollectorWorld, name: string, count: number): void {
  for (let n = 0; n < count; n += 1) world.console.put('events', `${name}${n}`, { state: 'ripe' });
  world.console.put('events', 'a0', { state: name });
}

function changeAtRandom(world: CollectorWorld, random: Random): void {
  const count = random.below(60);
  for (let n = 0; n < count; n += 1) {
    const members = { state: random.pick(['ripe', 'eaten', 'bare']), text: 'x'.repeat(random.below(2_000)) };
    world.console.put('events', `e${random.below(400)}`, members);
    if (random.below(4) === 0)
      world.console.put('trees', `t${random.below(20)}`, { state: random.pick(['ripe', 'bare']) });
    if (random.below(3) === 0) world.clock.advance(random.below(40));
  }
}

async function settle(world: CollectorWorld): Promise<void> {
  for (let run = 0; run < 3; run += 1) await world.runAfter(MINUTE);
}

/** What is due has its line, once, in the files; and Wazuh saw each line once. */
function faultsOf(world: CollectorWorld, asksWazuh: boolean): readonly string[] {
  const written = world.written();
  const seen = world.seenByWazuh();
  const due = [...world.due, ...world.console.keys('events')].filter((key) => key.startsWith('events '));
  const has = new Set(written);
  const saw = new Set(seen);
  return [
    ...twice(idsOfNew(world)).map((id) => `told as new twice: ${id}`),
    ...due.filter((key) => !has.has(key)).map((key) => `lost: ${key}`),
    ...twice(written).map((key) => `written twice: ${key}`),
    ...(asksWazuh ? written.filter((key) => !saw.has(key)).map((key) => `Wazuh missed: ${key}`) : []),
    ...(asksWazuh ? twice(seen).map((key) => `Wazuh saw twice: ${key}`) : []),
  ];
}

/** Objects of lines that say so; whether one was seen before is remembered together with its line. */
function idsOfNew(world: CollectorWorld): readonly string[] {
  return world.lines().flatMap((line) => {
    const { stream, key, change } = JSON.parse(line).ossify;
    return stream === 'health' || change !== 'new' ? [] : [`${stream} ${String(key).split(':')[2]}`];
  });
}

function twice(keys: readonly string[]): readonly string[] {
  return keys.length === new Set(keys).size ? [] : keys.filter((key, index) => keys.indexOf(key) !== index);
}
