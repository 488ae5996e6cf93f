import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CollectorWorld } from '../builders/collector-world.ts';

type Act =
  | { readonly kind: 'put'; readonly id: number; readonly state: string; readonly isTie: boolean }
  | { readonly kind: 'run'; readonly pauseMs: number }
  | { readonly kind: 'fault'; readonly status: number; readonly from: number }
  | { readonly kind: 'rotate' }
  | { readonly kind: 'clock'; readonly jumpMs: number };

const put = fc.record({
  kind: fc.constant('put' as const),
  id: fc.nat(12),
  state: fc.constantFrom('ripe', 'bare'),
  isTie: fc.boolean(),
});
const run = fc.record({ kind: fc.constant('run' as const), pauseMs: fc.integer({ min: 1_000, max: 400_000 }) });
const fault = fc.record({
  kind: fc.constant('fault' as const),
  status: fc.constantFrom(0, 401, 429, 500),
  from: fc.nat(3),
});
const rotate = fc.record({ kind: fc.constant('rotate' as const) });
const clock = fc.record({
  kind: fc.constant('clock' as const),
  jumpMs: fc.integer({ min: -7_200_000, max: 7_200_000 }),
});
const schedule = fc.array(
  fc.oneof({ weight: 8, arbitrary: put }, { weight: 4, arbitrary: run }, fault, rotate, clock),
  { maxLength: 60 },
);

test('whatever happens between runs, every row that was offered has its line, once, and Wazuh saw it once', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (acts) => {
      const world = new CollectorWorld();
      let rotations = 0;
      for (const act of acts) rotations += await play(world, act, rotations);
      world.onAsk = () => undefined;
      for (let turn = 0; turn < 3; turn += 1) await world.runAfter(400_000);
      const written = [...world.written()].filter((key) => key.startsWith('events')).sort();
      expect(written).toEqual([...new Set(written)]);
      expect([...world.due, ...world.console.keys('events')].filter((key) => !written.includes(key))).toEqual([]);
      expect([...world.seenByWazuh()].filter((key) => key.startsWith('events')).sort()).toEqual(written);
    }),
    { numRuns: 60, seed: 20261125 },
  );
});

/** @returns how many rotations it was */
async function play(world: CollectorWorld, act: Act, rotations: number): Promise<number> {
  switch (act.kind) {
    case 'put':
      if (act.isTie) {
        const changedAt = new Date(world.console.nowMs()).toISOString();
        for (const id of [0, 1, 2]) world.console.put('events', `tie${act.id + id}`, { state: act.state, changedAt });
      } else world.console.put('events', `e${act.id}`, { state: act.state });
      return 0;
    case 'run':
      await world.runAfter(act.pauseMs);
      return 0;
    case 'fault': {
      let asks = 0;
      world.onAsk = ({ path }) => {
        if (path === '/v1/events') asks += 1;
        return act.status === 0 || asks <= act.from ? undefined : world.console.json(act.status, {});
      };
      return 0;
    }
    case 'rotate':
      // by others, with room for Wazuh's check
      world.clock.advance(70_000);
      world.files.move('/logs/orchard.json', `/logs/orchard.json-${rotations}`);
      world.files.write('/logs/orchard.json', '');
      world.clock.advance(70_000);
      return 1;
    case 'clock':
      world.clock.jump(act.jumpMs);
      world.consoleAheadMs -= act.jumpMs;
      return 0;
  }
}
