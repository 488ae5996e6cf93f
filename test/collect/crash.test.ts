import { expect, test } from 'vitest';
import { Random } from '../builders/random.ts';
import { crashOften } from './crash.ts';

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

test.each(seeds)('nothing is lost or repeated, whatever step a run is killed at (seed %d)', async (seed) => {
  const killed = await crashOften(new Random(seed), 20);
  expect(killed.length).toBeGreaterThan(5);
});
