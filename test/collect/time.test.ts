import { describe, expect, test } from 'vitest';
import { microsOf, microsText } from '../../src/collect/instant.ts';
import { CollectorWorld } from '../builders/collector-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function allWritten(world: CollectorWorld): void {
  expect([...world.written()].sort()).toEqual([...world.console.keys('events')].sort());
}

describe('windows', () => {
  test('begin 24 h back, then at the last bound less the overlap, and end at the start of the request', async () => {
    const world = new CollectorWorld();
    world.console.put('events', 'e1');
    await world.runAfter(MINUTE);
    await world.runAfter(MINUTE);
    const asks = world.console.asks
      .filter(({ path }) => path === '/v1/events')
      .map(({ query }) => [query.from, query.to]);
    expect(asks).toEqual([
      ['2026-02-28T12:01:00.000000Z', '2026-03-01T12:01:00.000000Z'],
      ['2026-03-01T11:51:00.000000Z', '2026-03-01T12:02:00.000000Z'],
    ]);
  });

  test('a first run that fails does not move the start', async () => {
    const world = new CollectorWorld({ config: { startFrom: '1h' } });
    world.console.put('events', 'e1');
    world.onAsk = () => world.console.json(503, {});
    for (let run = 0; run < 3; run += 1) await world.runAfter(HOUR);
    world.onAsk = () => undefined;
    await world.runAfter(MINUTE);
    const starts = new Set(world.console.asks.map(({ query }) => query.from).filter((from) => from !== undefined));
    expect([...starts]).toEqual(['2026-03-01T12:00:00.000000Z']);
    allWritten(world);
  });

  test('microseconds go through unchanged', async () => {
    const world = new CollectorWorld();
    world.console.put('events', 'e1', { changedAt: '2026-03-01T12:00:00.123457Z' });
    world.console.put('events', 'e2', { changedAt: '2026-03-01T12:00:00.123456Z' });
    await world.runAfter(MINUTE);
    expect(world.written()).toEqual(['events e2:2026-03-01T12:00:00.123456Z', 'events e1:2026-03-01T12:00:00.123457Z']);
  });

  test('rows that become visible late, within the overlap, have their line', async () => {
    const world = new CollectorWorld();
    await world.runAfter(MINUTE);
    await world.runAfter(MINUTE);
    world.console.put('events', 'late', { changedAt: '2026-03-01T11:53:00.000001Z' });
    await world.runAfter(MINUTE);
    allWritten(world);
  });
});

describe('clocks', () => {
  test.each([
    ['a day behind the console', -24 * HOUR],
    ['a day ahead of it', 24 * HOUR],
  ])('%s: nothing is lost or repeated, and it is told', async (_, jumpMs) => {
    const world = new CollectorWorld();
    world.console.put('events', 'before');
    await world.runAfter(MINUTE);
    world.clock.jump(jumpMs);
    world.consoleAheadMs = -jumpMs;
    for (let run = 0; run < 20; run += 1) {
      world.console.put('events', `e${run}`);
      await world.runAfter(MINUTE);
    }
    allWritten(world);
    expect(world.health().filter(({ about }) => about === 'clock').length).toBe(1);
    world.clock.jump(-jumpMs);
    world.consoleAheadMs = 0;
    for (let run = 0; run < 20; run += 1) {
      world.console.put('events', `f${run}`);
      await world.runAfter(MINUTE);
    }
    allWritten(world);
  });
});

describe('the time of a run', () => {
  test('is enough for a console that answers in 80 s: its page is taken, no other is asked for', async () => {
    const world = new CollectorWorld();
    for (let n = 0; n < 150; n += 1) world.console.put('events', `e${n}`);
    let asks = 0;
    world.onAsk = ({ path }) => {
      if (path !== '/v1/events') return undefined;
      asks += 1;
      world.clock.advance(80_000);
      return undefined;
    };
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect([asks, world.written().length]).toEqual([1, 100]);
    expect([...world.timeoutsMs]).toEqual([90_000]);
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(await world.runAfter(MINUTE)).toBe(0);
    allWritten(world);
  });

  test('ends with the last page that was begun within 45 s', async () => {
    const world = new CollectorWorld({ config: { startFrom: '7d' } });
    for (let n = 0; n < 9_000; n += 1) world.console.put('events', `e${n}`);
    world.clock.advance(MINUTE);
    const startMs = world.clock.monotonicMs();
    const begun: number[] = [];
    world.onAsk = ({ path }) => {
      if (path !== '/v1/events') return undefined;
      begun.push(world.clock.monotonicMs() - startMs);
      world.clock.advance(7_000);
      return undefined;
    };
    expect(await world.run()).toBe(0);
    expect(Math.max(...begun)).toBeLessThan(45_000);
    expect(begun.length).toBeGreaterThan(5);
  });
});

describe('a backlog', () => {
  test('is walked as far as the time allows, run after run, and told while it is old', async () => {
    const world = new CollectorWorld({ config: { startFrom: '7d' } });
    for (let n = 0; n < 20_000; n += 1)
      world.console.put('events', `e${n}`, {
        changedAt: microsText((microsOf('2026-02-26T00:00:00Z') ?? 0) + n * 15_000_000),
      });
    world.onAsk = (ask) => {
      if (ask.path === '/v1/events') world.clock.advance(6_000);
      return undefined;
    };
    const runs: number[] = [];
    for (let run = 0; run < 6 && world.written().length < 20_000; run += 1) {
      const before = world.clock.monotonicMs();
      expect(await world.runAfter(MINUTE)).toBe(0);
      runs.push(world.clock.monotonicMs() - before - MINUTE);
    }
    expect(world.written()).toHaveLength(20_000);
    expect(runs.length).toBeGreaterThan(2);
    expect(Math.max(...runs)).toBeLessThan(60_000);
    const backlog = world.health().filter((health) => health.class === 'backlog');
    expect(backlog).toHaveLength(1);
    expect(backlog[0]).toMatchObject({ about: 'events', state: 'warning' });
  });

  test('that is interrupted goes on where it was', async () => {
    const world = new CollectorWorld({ config: { startFrom: '7d' } });
    for (let n = 0; n < 5_000; n += 1) world.console.put('events', `e${n}`);
    const stop = new AbortController();
    let asks = 0;
    world.onAsk = ({ path }) => {
      if (path === '/v1/events' && ++asks === 3) stop.abort();
      return undefined;
    };
    world.clock.advance(MINUTE);
    expect(await world.run({}, stop)).toBe(0);
    const half = world.written().length;
    expect(half).toBeGreaterThan(50);
    expect(half).toBeLessThan(5_000);
    expect(await world.runAfter(MINUTE)).toBe(0);
    allWritten(world);
  });

  test('rows that change while they are walked are neither lost nor repeated', async () => {
    const world = new CollectorWorld({ config: { startFrom: '7d' } });
    for (let n = 0; n < 3_000; n += 1) world.console.put('events', `e${n}`);
    let asks = 0;
    world.onAsk = ({ path }) => {
      if (path !== '/v1/events') return undefined;
      asks += 1;
      for (let k = 0; k < 7; k += 1)
        world.console.put('events', `e${(asks * 91 + k * 13) % 3_000}`, { state: 'eaten' });
      world.clock.advance(50);
      return undefined;
    };
    expect(await world.runAfter(MINUTE)).toBe(0);
    world.onAsk = () => undefined;
    expect(await world.runAfter(MINUTE)).toBe(0);
    const written = world.written();
    expect(new Set(written).size).toBe(written.length);
    expect([...world.due, ...world.console.keys('events')].filter((key) => !written.includes(key))).toEqual([]);
  });
});

test.each([
  ['2025-01-01T00:00:00Z', '2025-01-01T00:00:00.000000Z'],
  ['2025-01-01T00:00:00.123Z', '2025-01-01T00:00:00.123000Z'],
  ['2025-01-01T00:00:00.1234567Z', '2025-01-01T00:00:00.123456Z'],
  ['2025-01-01T02:00:00.5+02:00', '2025-01-01T00:00:00.500000Z'],
  ['2025-01-01T00:00:00.5-0130', '2025-01-01T01:30:00.500000Z'],
  ['2025-01-01T00:00:00.651000', '2025-01-01T00:00:00.651000Z'],
  ['1735689600123', '2025-01-01T00:00:00.123000Z'],
  ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999999Z'],
])('%s is %s', (text, expected) => {
  expect(microsText(microsOf(text) ?? Number.NaN)).toBe(expected);
});

test.each(['', 'yesterday', '2025-13-01T00:00:00Z', '2025-01-01', '12:00'])('%j is no time', (text) => {
  expect(microsOf(text)).toBeUndefined();
});
