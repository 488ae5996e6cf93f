import { describe, expect, test } from 'vitest';
import { CollectorWorld } from '../builders/collector-world.ts';

const MINUTE = 60_000;

describe('a run', () => {
  test('writes one line for each object, in the order of the API, and the next run none', async () => {
    const world = new CollectorWorld();
    for (let n = 0; n < 257; n += 1) world.console.put('events', `e${n}`, { state: 'ripe' });
    world.clock.advance(1000);
    expect(await world.run()).toBe(0);
    expect(world.written()).toEqual(world.console.keys('events'));
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toHaveLength(257);
    expect(world.seenByWazuh()).toEqual(world.console.keys('events'));
  });

  test('lets network and disk have their turn while a page is made into lines', async () => {
    const world = new CollectorWorld();
    for (let n = 0; n < 100; n += 1) world.console.put('events', `e${n}`);
    world.clock.advance(1000);
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await world.run();
    isOver = true;
    expect(world.written()).toHaveLength(100);
    expect(turns).toBeGreaterThanOrEqual(4);
  });
});
