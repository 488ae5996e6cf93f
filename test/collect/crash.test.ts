import { expect, test } from 'vitest';
import { Random } from '../builders/random.ts';
import { countSteps, crashOften, crashOnce } from './crash.ts';

test('a day holds every kind of durable step', async () => {
  const steps = [...(await countSteps()).values()].flat();
  const kinds = new Set(steps.map((step) => step.replace(/ .*\//, ' ').replace(/lock\.\w+/, 'lock.*')));
  for (const kind of [
    'create orchard.json',
    'append orchard.json',
    'sync orchard.json',
    'link orchard.json.1',
    'rename orchard.json',
  ]) {
    expect(kinds).toContain(kind);
  }
  for (const kind of [
    'append main.events.lines-0',
    'append main.events.journal',
    'sync main.events.journal',
    'remove main.events.journal',
    'sync main.events.json.tmp',
    'rename main.events.json',
    'link lock',
  ]) {
    expect(kinds).toContain(kind);
  }
});

const parts = [...(await countSteps())].map(([part, steps]) => [part, steps] as const);

test.each(parts)('%s: killed at every fifth durable step, nothing is lost or repeated', async (part, steps) => {
  for (let step = 1; step <= steps.length; step += 5) {
    const report = await crashOnce(part, step, step % 2 === 0 ? 'before' : 'middle', false);
    expect(report.killed).toHaveLength(1);
    expect(report.faults).toEqual([]);
  }
});

test('power cut at some durable steps, nothing is lost or written twice', async () => {
  for (const [part, steps] of parts) {
    for (let step = 3; step <= steps.length; step += 11)
      expect((await crashOnce(part, step, 'after', true)).faults).toEqual([]);
  }
});

test.each([1, 2])('killed at random, while others rotate the file (seed %d)', async (seed) => {
  const report = await crashOften(new Random(seed), 20);
  expect(report.killed.length).toBeGreaterThan(5);
  expect(report.faults).toEqual([]);
});
