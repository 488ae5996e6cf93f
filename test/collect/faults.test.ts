import { describe, expect, test } from 'vitest';
import { TransportFault } from '../../src/collect/api/transport.ts';
import { CollectorWorld, paths } from '../builders/collector-world.ts';
import type { ConsoleAnswer, ConsoleAsk } from '../builders/fake-console.ts';

const MINUTE = 60_000;
type Behave = (ask: ConsoleAsk, world: CollectorWorld, tries: number) => ConsoleAnswer | undefined;

const html = (status: number): ConsoleAnswer => ({
  status,
  headers: { 'content-type': 'text/html' },
  text: '<html>sorry',
});
const broken = (faultClass: 'network' | 'tls', wasCut: boolean) => () => {
  throw new TransportFault(faultClass, 'example could not be reached (ENOTFOUND).', wasCut);
};
const cut: Behave = (ask, world) => {
  const answer = world.console.answer(ask);
  return { ...answer, text: answer.text.slice(0, -20) };
};

const spoiltRow: Behave = (ask, world) => {
  const answer = world.console.answer(ask);
  return { ...answer, text: answer.text.replace(/"changedAt":/g, '"changedAt"=') };
};

/** What the console does instead of answering; the class that is told; how often it is asked at most. */
const faults: readonly (readonly [string, Behave, string, number])[] = [
  ['401', (_, { console }) => console.json(401, { errors: ['Authentication Failed'] }), 'auth', 1],
  ['403', (_, { console }) => console.json(403, {}), 'forbidden', 1],
  ['404', (_, { console }) => console.json(404, {}), 'format', 1],
  ['400', (_, { console }) => console.json(400, { error: 'what' }), 'format', 1],
  ['429 without Retry-After', (_, { console }) => console.json(429, { data: null, pagination: null }), 'rate', 4],
  ['500 with HTML', () => html(500), 'server', 10],
  ['503', () => html(503), 'server', 4],
  ['502 without a body', () => ({ status: 502, headers: {}, text: '' }), 'server', 10],
  ['200 with HTML', () => html(200), 'server', 4],
  ['JSON that is cut off', cut, 'format', 10],
  ['rows that are not JSON', spoiltRow, 'format', 1],
  ['200 with errors', (_, { console }) => console.json(200, { rows: [], errors: ['no database'] }), 'server', 1],
  ['rows: null', (_, { console }) => console.json(200, { rows: null, next: null }), 'server', 1],
  ['a body that is a text', (_, { console }) => console.json(200, 'hello'), 'server', 1],
  ['no name resolution', broken('network', false), 'network', 4],
  [
    'an answer that never comes',
    (_, { clock }) => {
      clock.advance(90_000);
      throw new TransportFault('network', 'example did not answer within 90 s.', false);
    },
    'network',
    1,
  ],
  ['an answer that breaks off', broken('network', true), 'network', 10],
  ['a certificate that is not trusted', broken('tls', false), 'tls', 1],
  [
    'a redirect to another host',
    () => ({ status: 302, headers: { location: 'https://evil.example/' }, text: '' }),
    'network',
    1,
  ],
];

describe('a fault of the console', () => {
  test.each(faults)('%s: told once, bound kept, nothing lost', async (_, behave, faultClass, maxAsks) => {
    const world = new CollectorWorld();
    world.console.put('events', 'before');
    expect(await world.runAfter(MINUTE)).toBe(0);
    world.console.put('events', 'meanwhile');
    let asks = 0;
    world.onAsk = (ask, tries) => {
      if (ask.path !== '/v1/events') return undefined;
      asks += 1;
      return behave(ask, world, tries);
    };
    const token = world.console.token;
    for (let run = 0; run < 3; run += 1) {
      asks = 0;
      expect(await world.runAfter(MINUTE)).toBe(1);
      expect(asks).toBeGreaterThan(0);
      expect(asks).toBeLessThanOrEqual(maxAsks);
    }
    const told = world.health().filter(({ about }) => about === 'events');
    expect(told).toMatchObject([{ state: 'failing', class: faultClass, advice: expect.any(String) }]);
    world.onAsk = () => undefined;
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toEqual(
      ['before', 'meanwhile'].map((id) => world.console.keys('events').find((key) => key.includes(id))),
    );
    expect(
      world
        .health()
        .filter(({ about }) => about === 'events')
        .map(({ state }) => state),
    ).toEqual(['failing', 'recovered']);
    expect([...world.said, ...world.lines()].join('\n')).not.toContain(token);
  });

  test('lasting: told again after an hour, and when its class changes', async () => {
    const world = new CollectorWorld();
    world.onAsk = ({ path }) => (path === '/v1/events' ? html(503) : undefined);
    for (let run = 0; run < 125; run += 1) await world.runAfter(MINUTE);
    const states = () => world.health().flatMap((health) => (health.about === 'events' ? [health.class] : []));
    expect(states()).toEqual(['server', 'server', 'server']);
    world.onAsk = ({ path }) => (path === '/v1/events' ? world.console.json(401, {}) : undefined);
    await world.runAfter(MINUTE);
    expect(states().at(-1)).toBe('auth');
  });

  test('of one list does not stop the others', async () => {
    const world = new CollectorWorld();
    world.console.put('trees', 't1', { state: 'bare' });
    world.onAsk = ({ path }) => (path === '/v1/events' ? html(500) : undefined);
    expect(await world.runAfter(MINUTE)).toBe(1);
    expect(world.written()).toEqual(world.console.keys('trees'));
  });

  test('that passes while the run lasts is not told', async () => {
    const world = new CollectorWorld();
    world.console.put('events', 'e1');
    world.onAsk = (_, tries) => (tries < 3 ? html(503) : undefined);
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toHaveLength(1);
    expect(world.health().map(({ state }) => state)).toEqual(['heartbeat']);
  });
});

describe('a console that is busy', () => {
  test('is asked again after Retry-After, when the run has the time', async () => {
    const world = new CollectorWorld();
    world.console.put('events', 'e1');
    const at: number[] = [];
    world.onAsk = ({ path }) => {
      if (path !== '/v1/events') return undefined;
      at.push(world.clock.nowMs());
      return at.length === 1 ? { ...world.console.json(429, {}), headers: { 'retry-after': '7' } } : undefined;
    };
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(7_000);
    expect(world.written()).toHaveLength(1);
  });

  test.each(['300', 'Sun, 01 Mar 2026 12:06:00 GMT'])(
    'is not asked before Retry-After: %s, not even by the next run',
    async (retryAfter) => {
      const world = new CollectorWorld();
      world.console.put('events', 'e1');
      let asks = 0;
      world.onAsk = ({ path }) => {
        if (path !== '/v1/events') return undefined;
        asks += 1;
        return asks === 1 ? { ...world.console.json(429, {}), headers: { 'retry-after': retryAfter } } : undefined;
      };
      for (let run = 0; run < 4; run += 1) expect(await world.runAfter(MINUTE)).toBe(1);
      expect(asks).toBe(1);
      await world.runAfter(3 * MINUTE);
      expect(world.written()).toHaveLength(1);
    },
  );

  test('is never asked more often than its limit allows, whatever the backlog', async () => {
    const world = new CollectorWorld({ config: { startFrom: '7d' } });
    for (let n = 0; n < 30_000; n += 1) world.console.put('events', `e${n}`);
    const at: number[] = [];
    world.onAsk = ({ path }) => {
      if (path === '/v1/events') at.push(world.clock.monotonicMs());
      return undefined;
    };
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toHaveLength(30_000);
    const gaps = at.slice(1).map((ms, index) => ms - (at[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(20);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
  });
});

describe('a cursor', () => {
  /** Rows of one moment: only a cursor can walk them. */
  function tied(count: number): CollectorWorld {
    const world = new CollectorWorld();
    for (let n = 0; n < count; n += 1)
      world.console.put('events', `e${n}`, { changedAt: '2026-03-01T11:59:00.000001Z' });
    return world;
  }

  test('walks what shares one moment, over many pages', async () => {
    const world = tied(3_500);
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect([...world.written()].sort()).toEqual([...world.console.keys('events')].sort());
  });

  test('that is refused: the window is walked again, nothing is repeated', async () => {
    const world = tied(3_500);
    let isRefused = false;
    world.onAsk = ({ query }) => {
      if (query.cursor === undefined || isRefused) return undefined;
      isRefused = true;
      return world.console.json(400, { error: 'bad cursor' });
    };
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(isRefused).toBe(true);
    expect([...world.written()].sort()).toEqual([...world.console.keys('events')].sort());
  });

  test('that is always refused fails the list, and loses nothing', async () => {
    const world = tied(3_500);
    world.onAsk = ({ query }) =>
      query.cursor === undefined ? undefined : world.console.json(400, { error: 'bad cursor' });
    expect(await world.runAfter(MINUTE)).toBe(1);
    world.onAsk = () => undefined;
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect([...world.written()].sort()).toEqual([...world.console.keys('events')].sort());
  });

  test('that comes again and again does not hold the run for ever', async () => {
    const world = tied(3_500);
    world.onAsk = (ask) => {
      if (ask.query.cursor === undefined) return undefined;
      const { rows } = JSON.parse(world.console.answer(ask).text);
      return world.console.json(200, { rows, next: ask.query.cursor });
    };
    expect(await world.runAfter(MINUTE)).toBe(1);
    expect(world.health()).toContainEqual(expect.objectContaining({ state: 'failing', class: 'format' }));
    world.onAsk = () => undefined;
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect([...world.written()].sort()).toEqual([...world.console.keys('events')].sort());
  });

  test.each([null, '', 'null', undefined])('of %j ends the list', async (next) => {
    const world = new CollectorWorld();
    world.console.put('events', 'e1');
    let asks = 0;
    world.onAsk = (ask) => {
      if (ask.path !== '/v1/events') return undefined;
      asks += 1;
      return world.console.json(200, { rows: JSON.parse(world.console.answer(ask).text).rows, next });
    };
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(asks).toBe(1);
    expect(world.written()).toHaveLength(1);
  });

  test('is enough for a console that neither filters nor sorts', async () => {
    const world = new CollectorWorld();
    for (let n = 0; n < 40; n += 1)
      world.console.put('events', `e${n}`, { changedAt: `20${10 + ((n * 7) % 20)}-01-01T00:00:00Z` });
    world.onAsk = ({ path, query }) => {
      if (path !== '/v1/events') return undefined;
      const start = Number(query.cursor ?? 0);
      const rows = world.console.rows('events');
      for (const { id, changedAt } of rows.slice(start, start + 12))
        world.console.offered.add(`events ${id}:${changedAt}`);
      return world.console.json(200, {
        rows: rows.slice(start, start + 12),
        next: start + 12 < rows.length ? String(start + 12) : null,
      });
    };
    for (let run = 0; run < 5; run += 1) expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toEqual(world.console.keys('events'));
  });
});

test('a page that breaks off is asked for in halves, and grows again', async () => {
  const world = new CollectorWorld({ config: { startFrom: '7d' } });
  for (let n = 0; n < 5_000; n += 1) world.console.put('events', `e${n}`);
  const limits: number[] = [];
  world.onAsk = (ask) => {
    if (ask.path !== '/v1/events') return undefined;
    limits.push(Number(ask.query.limit));
    return Number(ask.query.limit) > 150 ? cut(ask, world, 0) : undefined;
  };
  expect(await world.runAfter(MINUTE)).toBe(0);
  expect(world.written()).toEqual(world.console.keys('events'));
  expect(Math.max(...limits)).toBeGreaterThan(150);
  expect(Math.min(...limits)).toBeLessThanOrEqual(150);
});

test('a list that is in no order: what a page said that was asked for in vain is written too', async () => {
  const world = new CollectorWorld({ config: { startFrom: '7d' } });
  const times = [5, 3, 8, 1, 9, 2].map((second) => `2026-03-01T11:59:0${second}.000000Z`);
  for (const [n, changedAt] of times.entries()) world.console.put('events', `e${n}`, { changedAt });
  let version = 0;
  world.onAsk = ({ path, query }) => {
    if (path !== '/v1/events') return undefined;
    // each answer has versions of its own, so that none may be dropped
    version += 1;
    const start = Number(query.cursor ?? 0);
    const rows = world.console.rows('events').slice(start, start + 2);
    const told = rows.map((row) => ({ ...row, id: `${row.id}-${version}` }));
    for (const { id, changedAt } of told) world.console.offered.add(`events ${id}:${changedAt}`);
    return world.console.json(200, { rows: told, next: start + 2 < times.length ? String(start + 2) : null });
  };
  expect(await world.runAfter(MINUTE)).toBe(0);
  expect([...world.written()].sort()).toEqual([...world.due].filter((key) => key.startsWith('events ')).sort());
});

test('pages of long rows do not grow: the memory of a run goes by them', async () => {
  const limitsWith = async (text: string) => {
    const world = new CollectorWorld();
    for (let n = 0; n < 350; n += 1) world.console.put('events', `e${n}`, { text });
    const limits = new Set<string | undefined>();
    world.onAsk = ({ path, query }) => {
      if (path === '/v1/events') limits.add(query.limit);
      return undefined;
    };
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toEqual(world.console.keys('events'));
    return [...limits];
  };
  expect((await limitsWith('')).length).toBeGreaterThan(1);
  expect(await limitsWith('x'.repeat(18_000))).toEqual(['100']);
});

describe('an object that cannot be read', () => {
  test('still has a line, and the others have theirs', async () => {
    const world = new CollectorWorld();
    world.console.put('events', 'e1');
    world.console.put('events', 'e2', { isPoison: true });
    world.console.put('events', 'e3');
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toEqual(world.console.keys('events'));
    expect(world.health()).toContainEqual(
      expect.objectContaining({ about: 'events', state: 'warning', class: 'format' }),
    );
  });
});

test('the token stands nowhere, even when the console sends it back', async () => {
  const world = new CollectorWorld();
  const { token } = world.console;
  world.console.put('events', 'e1', { echo: `your token is ${token}!`, joinCode: 'very-secret' });
  await world.runAfter(MINUTE);
  world.onAsk = () => world.console.json(403, { error: `no rights for ${token}` });
  await world.runAfter(MINUTE);
  const everything = world.files
    .paths()
    .filter((path) => path !== paths.token && path !== paths.config)
    .map((path) => world.files.text(path));
  expect([...everything, ...world.said].join('\n')).not.toContain(token);
  expect(everything.join('\n')).not.toContain('very-secret');
});
