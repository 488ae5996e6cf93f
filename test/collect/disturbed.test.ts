import { expect, test } from 'vitest';
import { CollectorWorld, paths } from '../builders/collector-world.ts';

// What others do to the output file, between any two steps of a run that walks two pages.

const MINUTE = 60_000;
const ELSEWHERE = '/logs/orchard.json-elsewhere';

function worldWithBacklog(): CollectorWorld {
  const world = new CollectorWorld();
  for (let n = 0; n < 120; n += 1) world.console.put('events', `e${n}`, { state: 'ripe' });
  world.clock.advance(6 * MINUTE);
  return world;
}

const untouched = worldWithBacklog();
await untouched.run();
const stepCount = untouched.files.steps.length;

const putAside = ({ files }: CollectorWorld) => files.move(paths.output, ELSEWHERE);

/** Who copies and truncates takes from Wazuh what it has not read, as the docs say; else it sees every line. */
const disturbances: readonly (readonly [string, boolean, (world: CollectorWorld) => void])[] = [
  [
    'rotated',
    true,
    (world) => {
      putAside(world);
      world.files.write(paths.output, '');
    },
  ],
  ['moved away', true, putAside],
  [
    'copied and truncated',
    false,
    ({ files }) => {
      files.write(ELSEWHERE, files.text(paths.output) ?? '');
      files.truncate(paths.output);
    },
  ],
  [
    'replaced by a link',
    true,
    (world) => {
      putAside(world);
      world.files.putLink(paths.output);
    },
  ],
];

/** A run that is disturbed before one of its steps, and what the runs after it make of that. */
async function disturbedBefore(step: number, disturb: (world: CollectorWorld) => void): Promise<CollectorWorld> {
  const world = worldWithBacklog();
  world.files.onStep = (number) => {
    if (number === step) disturb(world);
    return undefined;
  };
  await world.run();
  if (world.files.facts(paths.output)?.kind === 'link') world.files.delete(paths.output);
  world.console.put('events', 'later');
  for (let run = 0; run < 2; run += 1) await world.runAfter(2 * MINUTE);
  return world;
}

const twice = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index);
const where = (step: number) => `before step ${step}, ${untouched.files.steps[step - 1]}`;

test.each(disturbances)('%s before any step of a run: every line is written once', async (_, isReadWhole, disturb) => {
  const faults: string[] = [];
  for (let step = 1; step <= stepCount; step += 1) {
    const world = await disturbedBefore(step, disturb);
    const written = world.written();
    const lost = world.console.keys('events').filter((key) => !written.includes(key));
    if (twice(written).length > 0) faults.push(`${twice(written).length} twice ${where(step)}`);
    if (lost.length > 0) faults.push(`${lost.length} lost ${where(step)}`);
    const seen = world.seenByWazuh();
    const missed = written.filter((key) => !seen.includes(key));
    if (isReadWhole && missed.length > 0) faults.push(`${missed.length} missed by Wazuh ${where(step)}`);
  }
  expect(faults).toEqual([]);
});

test('deleted before any step of a run: what was in it is gone, nothing is written twice, and the next rows have their lines', async () => {
  const faults: string[] = [];
  for (let step = 1; step <= stepCount; step += 1) {
    const world = await disturbedBefore(step, ({ files }) => files.delete(paths.output));
    const written = world.written();
    if (twice(written).length > 0) faults.push(`twice ${where(step)}`);
    if (!written.some((key) => key.startsWith('events later:'))) faults.push(`nothing comes any more ${where(step)}`);
  }
  expect(faults).toEqual([]);
});
