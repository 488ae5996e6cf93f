import { describe, expect, test } from 'vitest';
import { compilePlugin } from '../../src/compile/index.ts';
import { apiSource, type Example, is, type JsonObject, jsonEvents, repeat, stream } from '../../src/define/index.ts';
import { about, acme, groupOf } from '../builders/definitions.ts';

const doors = stream({
  name: 'doors',
  request: () => ({ method: 'GET', path: '/doors' }),
  rows: ['doors'],
  page: () => ({ next: null }),
  pageSize: { first: 10, max: 100 },
  rate: { perSecond: 1, burst: 1 },
  time: () => undefined,
  id: (door) => String(door.id),
  version: (door) => String(door.at),
  follow: (door): Record<string, string> => ({ state: String(door.state) }),
  status: 'state',
  lines: 'changes',
  shape: (door): JsonObject => ({ acme: door }),
});
const source = apiSource({
  plugin: 'acme',
  version: '1.0.0',
  authorize: () => ({}),
  streams: [doors],
  scopes: [],
  secretMembers: ['code'],
  refusesCursor: () => false,
});
const open = { id: '7', at: 1, state: 'open', code: '1234', tags: ['a', 'b'], inner: { note: 'x' } };
const events = jsonEvents({ name: 'doors', stream: doors, samples: [{ acme: open }] });

function compiled(...fires: readonly (Example | string)[]) {
  const rule = events.rule({ ...about, id: 110_000, where: { 'acme.id': is('7') }, examples: { fires, silent: [] } });
  return compilePlugin(acme({ rules: [groupOf(rule)], streams: source }), { root: import.meta.dirname });
}
const textsOf = (...fires: readonly (Example | string)[]) =>
  compiled(...fires).examples.flatMap(({ events: list }) => list.map(({ text }): unknown => JSON.parse(text)));

describe('an example is the line that the collector would write', () => {
  test('an object goes through the stream, without its secrets', () => {
    expect(textsOf({ of: open })).toEqual([
      {
        ossify: { plugin: 'acme', stream: 'doors', console: 'main', key: 'main:doors:7:1', change: 'new' },
        acme: { id: '7', at: 1, state: 'open', tags: ['a', 'b'], inner: { note: 'x' } },
      },
    ]);
  });

  test('changes set members, take them away, and reach into arrays', () => {
    const [line] = textsOf({ of: open, with: { 'inner.note': 'y', 'tags.1': 'c', at: undefined } });
    expect(line).toMatchObject({ acme: { inner: { note: 'y' }, tags: ['a', 'c'] } });
    expect(line).not.toHaveProperty('acme.at');
  });

  test('a sequence remembers the object as the collector does', () => {
    const lines = textsOf({ of: open, then: [{ of: open, with: { state: 'shut', at: 2 }, afterSeconds: 60 }] });
    expect(lines[1]).toMatchObject({ ossify: { change: 'state', previous: 'open' } });
  });

  test('an event that writes no line waits on the next one', () => {
    const { examples } = compiled({
      of: open,
      then: [
        { of: open, afterSeconds: 5 },
        { of: open, with: { state: 'shut' }, afterSeconds: 7 },
      ],
    });
    expect(examples[0]?.events.map(({ wait }) => wait)).toEqual([0, 12]);
  });

  test('a row of events, each with its number', () => {
    const row = repeat(3, (n) => ({ of: open, with: { id: `d${n}` }, afterSeconds: 10 }));
    expect(textsOf({ of: open, then: row }).map((line) => JSON.stringify(line).match(/"id":"(\w+)"/)?.[1])).toEqual([
      '7',
      'd1',
      'd2',
      'd3',
    ]);
  });

  test('a raw line is re-serialised as logcollector does', () => {
    expect(compiled(' {"a" : 1 , "b":[ ] } x').examples[0]?.events[0]?.text).toBe('{"a":1,"b":[]}');
  });

  test('format, location, expectation and place come with it', () => {
    expect(compiled({ of: open, expect: { description: 'x' } }).examples[0]).toMatchObject({
      name: '110000 fires 1',
      kind: 'fires',
      rule: 110_000,
      events: [{ log_format: 'json', location: '/var/ossec/logs/ossify/acme.json', wait: 0 }],
      expect: { rule: 110_000, level: 5, description: 'x' },
      at: { file: 'examples.test.ts' },
    });
  });
});

describe('what is no example is refused', () => {
  test.each<[string, Example | string, string]>([
    ['a change of a member that no sample has', { of: open, with: { stat: 'shut' } }, 'EXAMPLE_UNKNOWN_MEMBER'],
    ['a last event without a line', { of: open, then: [{ of: open }] }, 'EXAMPLE_WITHOUT_LINE'],
    ['an array', { of: [open] }, 'EXAMPLE_NO_OBJECT'],
    ['a line that logcollector drops', 'not json', 'EXAMPLE_DROPPED'],
    ['a line that is too long', JSON.stringify({ a: 'x'.repeat(66_000) }), 'EXAMPLE_DROPPED'],
  ])('%s', (_what, example, code) => {
    expect(compiled(example).findings.map((finding) => finding.code)).toEqual([code]);
  });
});
