import { describe, expect, test } from 'vitest';
import { CollectorWorld, paths } from '../builders/collector-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a heartbeat', () => {
  test('comes once a day', async () => {
    const world = new CollectorWorld();
    for (let run = 0; run < 30; run += 1) await world.runAfter(2 * HOUR);
    expect(world.health().map(({ state }) => state)).toEqual(['heartbeat', 'heartbeat', 'heartbeat']);
  });
});

describe("the token's end", () => {
  async function warnings(expiresAt: unknown, days: number): Promise<readonly unknown[]> {
    const world = new CollectorWorld();
    world.onAsk = ({ path }) => (path === '/v1/token' ? world.console.json(200, { expiresAt }) : undefined);
    for (let run = 0; run < days * 4; run += 1) expect(await world.runAfter(6 * HOUR)).toBe(0);
    return world.health().flatMap((health) => (health.about === 'token' ? [health.daysLeft] : []));
  }

  test.each([
    ['is told once a day from 30 days ahead', '2026-04-02T12:00:00Z', 5, [30, 29, 28, 27]],
    ['is not told when it is far', '2027-01-01T00:00:00Z', 3, []],
    ['is told when it is past', '2026-02-27T00:00:00Z', 2, [-3, -4]],
    ['is not told when the console does not say', null, 2, []],
    ['is not told when the console says nonsense', 'soon', 2, []],
  ])('%s', async (_, expiresAt, days, expected) => {
    expect(await warnings(expiresAt, days)).toEqual(expected);
  });

  test('that may not be asked for is no failure', async () => {
    const world = new CollectorWorld();
    world.onAsk = ({ path }) => (path === '/v1/token' ? world.console.json(403, {}) : undefined);
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.health()).toHaveLength(1);
  });
});

describe('several consoles', () => {
  test('each has its own state and lines; one without a token does not stop the other', async () => {
    const world = new CollectorWorld();
    const config = JSON.parse(world.files.text(paths.config) ?? '');
    const other = { ...config.consoles[0], name: 'other', tokenFile: '/etc/none' };
    world.files.write(paths.config, JSON.stringify({ ...config, consoles: [other, config.consoles[0]] }));
    world.console.put('events', 'e1');
    expect(await world.runAfter(MINUTE)).toBe(2);
    expect(await world.runAfter(MINUTE)).toBe(2);
    expect(world.written()).toHaveLength(1);
    expect(world.health().filter(({ about }) => about === 'token')).toMatchObject([
      { state: 'failing', class: 'config' },
    ]);
    world.files.write('/etc/none', world.console.token);
    expect(await world.runAfter(MINUTE)).toBe(0);
    const keys = world.lines().flatMap((line) => {
      const { ossify } = JSON.parse(line);
      return ossify.stream === 'events' ? [ossify.key.split(':')[0]] : [];
    });
    expect(keys).toEqual(['main', 'other']);
    expect(
      world
        .health()
        .filter(({ about }) => about === 'token')
        .map(({ state }) => state),
    ).toEqual(['failing', 'recovered']);
  });
});

describe('a backfill', () => {
  const span = { from: Date.parse('2026-02-20T00:00:00Z') * 1000, to: Date.parse('2026-02-21T00:00:00Z') * 1000 };

  test('collects its span, moves no bound, repeats nothing, and tells later changes as changes', async () => {
    const world = new CollectorWorld();
    for (let n = 0; n < 300; n += 1) {
      const minute = String(n % 60).padStart(2, '0');
      world.console.put('events', `old${n}`, {
        state: 'ripe',
        changedAt: `2026-02-20T${String(Math.floor(n / 60)).padStart(2, '0')}:${minute}:00.000000Z`,
      });
    }
    world.console.put('events', 'new');
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toHaveLength(1);
    const bound = () => JSON.parse(world.files.text(`${paths.state}/main.events.json`) ?? '').bound;
    const before = bound();
    expect(await world.runAfter(MINUTE, { backfill: span })).toBe(0);
    expect(bound()).toBe(before);
    expect([...world.written()].sort()).toEqual([...world.console.keys('events')].sort());
    expect(await world.runAfter(MINUTE, { backfill: span })).toBe(0);
    expect(world.written()).toHaveLength(301);
    world.console.put('events', 'old7', { state: 'eaten' });
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(JSON.parse(world.lines().at(-1) ?? '').ossify).toMatchObject({ change: 'state', previous: 'ripe' });
  });

  test('that is interrupted is resumed', async () => {
    const world = new CollectorWorld();
    for (let n = 0; n < 2_000; n += 1) {
      world.console.put('events', `old${n}`, {
        changedAt: new Date(Date.parse('2026-02-20T00:00:00Z') + n * 1000).toISOString(),
      });
    }
    await world.runAfter(MINUTE);
    const stop = new AbortController();
    let asks = 0;
    world.onAsk = ({ path }) => {
      if (path === '/v1/events') asks += 1;
      if (asks === 3) stop.abort();
      return undefined;
    };
    expect(await world.run({ backfill: span }, stop)).toBe(0);
    expect(world.written().length).toBeLessThan(2_000);
    const asksBefore = asks;
    expect(await world.runAfter(MINUTE, { backfill: span })).toBe(0);
    expect(world.written()).toHaveLength(2_000);
    expect(world.console.asks.filter(({ path }) => path === '/v1/events')[asksBefore]?.query.from).not.toBe(
      '2026-02-20T00:00:00.000000Z',
    );
  });
});
