import { describe, expect, test } from 'vitest';
import { CollectorWorld, paths } from '../builders/collector-world.ts';
import { systemError } from '../builders/memory-files.ts';

const MINUTE = 60_000;

function worldWithEvents(count = 3, options = {}): CollectorWorld {
  const world = new CollectorWorld(options);
  for (let n = 0; n < count; n += 1) world.console.put('events', `e${n}`);
  world.clock.advance(1_000);
  return world;
}

function everyEventOnce(world: CollectorWorld): void {
  const keys = [...world.console.keys('events')].sort();
  expect([...world.written()].sort()).toEqual(keys);
  expect([...world.seenByWazuh()].sort()).toEqual(keys);
}

describe('an output file that is not there', () => {
  test('is created, and nothing is written until Wazuh watches it', async () => {
    const world = worldWithEvents(3, { hasOutput: false });
    expect(await world.run()).toBe(0);
    everyEventOnce(world);
    expect(world.files.facts(paths.output)?.mode).toBe(0o640);
  });

  test('and a run that is killed while it waits: the next one waits for the rest', async () => {
    const world = worldWithEvents(3, { hasOutput: false });
    const { sleep } = world.clock;
    Object.assign(world.clock, {
      sleep: async (ms: number, signal: AbortSignal) => {
        if (ms > 60_000 && ms < 70_000) world.files.kill();
        await sleep(Math.min(ms, 3_000), signal);
      },
    });
    expect(await world.run()).toBe('killed');
    Object.assign(world.clock, { sleep });
    world.files.revive();
    expect(await world.run()).toBe(0);
    everyEventOnce(world);
  });

  test('is not waited for with --now', async () => {
    const world = worldWithEvents(3, { hasOutput: false });
    const before = world.clock.nowMs();
    expect(await world.run({ isImpatient: true })).toBe(0);
    expect(world.clock.nowMs() - before).toBeLessThan(5_000);
    expect(world.written()).toHaveLength(3);
  });

  test('because a person moved it away between two runs: the lines stay where they are, new ones come to a new file', async () => {
    const world = worldWithEvents();
    await world.run();
    world.clock.advance(70_000);
    world.files.move(paths.output, '/logs/orchard.json.kept-by-me');
    world.console.put('events', 'later');
    expect(await world.runAfter(MINUTE)).toBe(0);
    everyEventOnce(world);
  });
});

describe('something else in the place of the output', () => {
  test('a link is not written through: exit 3, and nothing is lost', async () => {
    const world = worldWithEvents();
    world.files.putLink(paths.output);
    expect(await world.run()).toBe(3);
    expect(world.said.join('')).toContain('is a link; nothing is written through it');
    world.files.delete(paths.output);
    world.files.write(paths.output, '');
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.written()).toHaveLength(3);
  });

  test('half a line of another writer gets its end', async () => {
    const world = worldWithEvents();
    world.files.appendText(paths.output, '{"half":');
    expect(await world.run()).toBe(0);
    expect(world.lines()[0]).toBe('{"half":');
    expect(
      world
        .lines()
        .slice(1, 4)
        .map((line) => JSON.parse(line).ossify.stream),
    ).toEqual(['events', 'events', 'events']);
  });
});

describe('the disk', () => {
  test.each([0, 10, 700, 1_500, 3_000])(
    'full after %d bytes: exit 3; with room again nothing is lost or repeated',
    async (room) => {
      const world = worldWithEvents(10);
      world.files.roomBytes = room;
      expect(await world.run()).toBe(3);
      expect(world.said.join('')).toMatch(/Make room on the disk/);
      expect(await world.runAfter(MINUTE)).toBe(3);
      world.files.roomBytes = Number.POSITIVE_INFINITY;
      expect(await world.runAfter(MINUTE)).toBe(0);
      everyEventOnce(world);
    },
  );

  test.each([
    ['open', paths.output, 'EACCES'],
    ['create', `${paths.state}/main.events.json.tmp`, 'EROFS'],
    ['rename', `${paths.state}/main.events.json`, 'EIO'],
    ['sync', paths.output, 'EIO'],
  ])('%s of %s gives %s: exit 3 with advice', async (call, path, code) => {
    const world = worldWithEvents();
    world.files.onCall = (what, where) => {
      if (what === call && where === path) throw systemError(code, `${what} ${where}`);
    };
    expect(await world.run()).toBe(3);
    expect(world.said.join('')).toMatch(new RegExp(`\\(${code}\\)\\.\\n {2}Check owner and mode`));
    world.files.onCall = () => undefined;
    expect(await world.runAfter(MINUTE)).toBe(0);
    everyEventOnce(world);
  });
});

describe('rotation', () => {
  const small = { config: { overlap: '1m', output: { file: paths.output, maxSizeMiB: 1, keep: 3 } } };
  const text = 'x'.repeat(60_000);

  test('by the collector: renamed when it is large and quiet, Wazuh misses nothing, old ones go', async () => {
    const world = new CollectorWorld(small);
    for (let run = 0; run < 45; run += 1) {
      for (let n = 0; n < 10; n += 1) world.console.put('events', `e${run}-${n}`, { text });
      expect(await world.runAfter(MINUTE)).toBe(0);
    }
    const names = world.files.list('/logs').filter((name) => name.startsWith('orchard.json'));
    expect([...names].sort()).toEqual(['orchard.json', 'orchard.json.1', 'orchard.json.2', 'orchard.json.3']);
    expect([...world.seenByWazuh()].sort()).toEqual([...world.console.keys('events')].sort());
  });

  test('never twice within five minutes', async () => {
    const world = new CollectorWorld(small);
    const at: number[] = [];
    world.files.onStep = (_, what) => {
      if (what === `link ${paths.output}.1`) at.push(world.clock.nowMs());
      return undefined;
    };
    const { onStep } = world.files;
    for (let run = 0; run < 40; run += 1) {
      for (let n = 0; n < 25; n += 1) world.console.put('events', `e${run}-${n}`, { text });
      world.clock.advance(MINUTE);
      world.files.onStep = onStep;
      await world.run();
    }
    expect(at.length).toBeGreaterThan(3);
    expect(Math.min(...at.slice(1).map((ms, index) => ms - (at[index] ?? 0)))).toBeGreaterThanOrEqual(5 * MINUTE);
  });

  test('of a file that never is quiet is waited for', async () => {
    const world = new CollectorWorld(small);
    for (let run = 0; run < 20; run += 1) {
      for (let n = 0; n < 12; n += 1) world.console.put('events', `e${run}-${n}`, { text });
      expect(await world.runAfter(2_000)).toBe(0);
    }
    world.clock.advance(6 * MINUTE);
    for (let run = 0; run < 20; run += 1) {
      for (let n = 0; n < 12; n += 1) world.console.put('events', `f${run}-${n}`, { text });
      expect(await world.runAfter(1_000)).toBe(0);
    }
    expect(world.files.facts(`${paths.output}.1`)).toBeDefined();
    everyEventOnce(world);
  });

  test('by logrotate between two runs: the next run goes on in the new file', async () => {
    const world = worldWithEvents();
    await world.run();
    world.clock.advance(10_000);
    world.files.move(paths.output, `${paths.output}.1`);
    world.files.write(paths.output, '');
    world.console.put('events', 'later');
    expect(await world.runAfter(MINUTE)).toBe(0);
    everyEventOnce(world);
    expect(world.files.text(paths.output)).toContain('later');
  });
});

describe('a run that was killed after half a line, and then', () => {
  async function killedInTheMiddle(): Promise<CollectorWorld> {
    const world = worldWithEvents(9);
    world.files.onStep = (_, what) => (what === `append ${paths.output}` ? 'middle' : undefined);
    expect(await world.run()).toBe('killed');
    expect(world.files.text(paths.output)).not.toMatch(/\n$/);
    world.files.revive();
    return world;
  }

  test('nothing: the line is completed in place, the file never shrinks', async () => {
    const world = await killedInTheMiddle();
    const before = world.files.text(paths.output) ?? '';
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect(world.files.text(paths.output)?.startsWith(before)).toBe(true);
    everyEventOnce(world);
  });

  test('the file was rotated: what is missing goes whole into the new file', async () => {
    const world = await killedInTheMiddle();
    world.clock.advance(10_000);
    world.files.move(paths.output, `${paths.output}.1`);
    world.files.write(paths.output, '');
    expect(await world.runAfter(MINUTE)).toBe(0);
    everyEventOnce(world);
  });

  test('the file was copied and truncated: the copy says what was written', async () => {
    const world = await killedInTheMiddle();
    world.clock.advance(10_000);
    world.files.write(`${paths.output}-20260301`, world.files.text(paths.output) ?? '');
    world.files.truncate(paths.output);
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect([...world.written()].sort()).toEqual([...world.console.keys('events')].sort());
  });

  test('the list was turned off: its line is completed all the same', async () => {
    const world = await killedInTheMiddle();
    const config = JSON.parse(world.files.text(paths.config) ?? '');
    world.files.write(
      paths.config,
      JSON.stringify({ ...config, consoles: [{ ...config.consoles[0], streams: { trees: true } }] }),
    );
    expect(await world.runAfter(MINUTE)).toBe(0);
    everyEventOnce(world);
  });

  test('the console has newer versions only: the old ones are written from what was kept', async () => {
    const world = await killedInTheMiddle();
    const due = [...world.console.keys('events')];
    for (let n = 0; n < 9; n += 1) world.console.put('events', `e${n}`, { state: 'eaten' });
    expect(await world.runAfter(MINUTE)).toBe(0);
    expect([...world.written()].sort()).toEqual([...due, ...world.console.keys('events')].sort());
  });
});
