import { describe, expect, test } from 'vitest';
import { CollectorWorld, paths } from '../builders/collector-world.ts';

const MINUTE = 60_000;
const statePath = `${paths.state}/main.events.json`;

async function worldAfterARun(): Promise<CollectorWorld> {
  const world = new CollectorWorld();
  for (let n = 0; n < 5; n += 1) world.console.put('events', `e${n}`, { state: 'ripe' });
  expect(await world.runAfter(MINUTE)).toBe(0);
  return world;
}

describe('a state file', () => {
  test('holds what contracts promise, and nothing of a token', async () => {
    const world = await worldAfterARun();
    const state = JSON.parse(world.files.text(statePath) ?? '');
    expect(state).toMatchObject({ format: 1, plugin: 'orchard', console: 'main', stream: 'events' });
    expect(state.bound).toMatch(/^2026-03-01T12:01:00\.\d{6}Z$/);
    expect(state.keys).toHaveLength(5);
    expect(Object.keys(state.seen.objects)).toHaveLength(5);
    expect(world.files.facts(statePath)?.mode).toBe(0o640);
    expect(world.files.list(paths.state)).not.toContain('lock');
  });

  test('is not written when nothing happened', async () => {
    const world = await worldAfterARun();
    await world.runAfter(MINUTE);
    const before = world.files.steps.length;
    expect(await world.runAfter(MINUTE)).toBe(0);
    const steps = world.files.steps.slice(before).filter((step) => !step.includes('/lock'));
    expect(steps).toEqual([]);
  });

  test.each([
    ['torn', (text: string) => text.slice(0, 100)],
    ['empty', () => ''],
    ["another program's", () => '{"position":7}'],
    ['of another console', (text: string) => text.replace('"console":"main"', '"console":"other"')],
    ['of an unknown older format', (text: string) => text.replace('"format":1', '"format":0')],
    ['gone', undefined],
  ])('%s: it is kept aside, read again from startFrom, and no line is repeated', async (_, spoil) => {
    const world = await worldAfterARun();
    const text = world.files.text(statePath) ?? '';
    if (spoil) world.files.write(statePath, spoil(text));
    else world.files.delete(statePath);
    world.console.put('events', 'later');
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect([...world.written()].sort()).toEqual([...world.console.keys('events')].sort());
    expect(world.files.text(`${statePath}.unusable`) !== undefined).toBe(spoil !== undefined);
    expect(world.health().filter(({ about }) => about === 'state')).toHaveLength(spoil ? 1 : 0);
  });

  test('of a later version is not touched: exit 3', async () => {
    const world = await worldAfterARun();
    const newer = (world.files.text(statePath) ?? '').replace('"format":1', '"format":2');
    world.files.write(statePath, newer);
    expect(await world.runAfter(MINUTE)).toBe(3);
    expect(world.files.text(statePath)).toBe(newer);
    expect(world.said.join('')).toContain('later version');
  });
});

describe('what an object was like at its last line', () => {
  test('is remembered over runs and long after its key is forgotten', async () => {
    const world = await worldAfterARun();
    await world.runAfter(50 * MINUTE);
    world.console.put('events', 'e1', { state: 'eaten' });
    world.console.put('events', 'e2', { state: 'ripe' });
    await world.runAfter(MINUTE);
    const last = world
      .lines()
      .slice(-2)
      .map((line) => JSON.parse(line).ossify);
    expect(last).toMatchObject([{ change: 'state', previous: 'ripe' }, { change: '' }]);
  });

  test('decides whether a stream of changes has a line', async () => {
    const world = new CollectorWorld();
    for (const state of ['bare', 'bare', 'ripe', 'ripe', 'bare']) {
      world.console.put('trees', 't1', { state });
      await world.runAfter(MINUTE);
    }
    expect(world.lines().flatMap((line) => JSON.parse(line).orchard?.trees.state ?? [])).toEqual([
      'bare',
      'ripe',
      'bare',
    ]);
  });
});

describe('two runs at once', () => {
  test('the second one leaves at once, with exit 0', async () => {
    const world = await worldAfterARun();
    world.console.put('events', 'later');
    let second: number | 'killed' | undefined;
    world.onAsk = async ({ path }) => {
      if (path === '/v1/events' && second === undefined) {
        const other = world.second();
        second = await other();
      }
      return undefined;
    };
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(second).toBe(0);
    expect([...world.written()].sort()).toEqual([...world.console.keys('events')].sort());
  });

  test('the lock of a run that was killed is taken over', async () => {
    const world = await worldAfterARun();
    world.files.write(`${paths.state}/lock`, '4711 12345 another-boot');
    world.files.write(`${paths.state}/lock.abc`, '4711 12345 another-boot');
    world.console.put('events', 'later');
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toHaveLength(6);
    expect(world.files.list(paths.state).filter((name) => name.startsWith('lock'))).toEqual([]);
  });
});

describe('a journal beside the state', () => {
  const journalPath = `${paths.state}/main.events.journal`;

  /** Killed in a backlog of three pages, before a step that follows the first record of the journal. */
  async function worldWithJournal(killBefore: string): Promise<CollectorWorld> {
    const world = await worldAfterARun();
    for (let n = 0; n < 250; n += 1) world.console.put('events', `e${n}`, { state: 'eaten' });
    world.clock.advance(MINUTE);
    world.files.onStep = (_, what) =>
      what === killBefore && world.files.text(journalPath) !== undefined ? 'before' : undefined;
    expect(await world.run()).toBe('killed');
    world.files.revive();
    return world;
  }

  test('is gone when a run ended well', async () => {
    const world = await worldAfterARun();
    for (let n = 0; n < 250; n += 1) world.console.put('events', `e${n}`);
    const before = world.files.steps.length;
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.files.steps.slice(before)).toContain(`append ${journalPath}`);
    expect(world.files.text(journalPath)).toBeUndefined();
  });

  test.each<[string, string, (journal: string) => string]>([
    ['that is whole', `append ${paths.output}`, (journal) => journal],
    ['left behind by the next whole state', `remove ${journalPath}`, (journal) => journal],
    ['torn', `append ${paths.output}`, (journal) => journal.slice(0, -100)],
    [
      'of another state',
      `append ${paths.output}`,
      (journal) => journal.replace(/"base":"\w+"/, `"base":"${'0'.repeat(32)}"`),
    ],
    ['that is none', `append ${paths.output}`, () => 'x\n'],
  ])('%s: nothing is lost or repeated', async (_, killBefore, spoil) => {
    const world = await worldWithJournal(killBefore);
    const journal = world.files.text(journalPath) ?? '';
    expect(journal).toMatch(/^\{"format":1,"base":"\w{32}",/);
    world.files.write(journalPath, spoil(journal));
    world.console.put('events', 'e3', { state: 'gone' });
    expect(await world.runAfter(MINUTE)).toBe(0);
    const written = world.written();
    expect(new Set(written).size).toBe(written.length);
    expect(written).toEqual(expect.arrayContaining([...world.console.keys('events')]));
    expect(JSON.parse(world.lines().at(-1) ?? '').ossify).toMatchObject({ change: 'state' });
    expect(world.files.text(journalPath)).toBeUndefined();
  });
});
