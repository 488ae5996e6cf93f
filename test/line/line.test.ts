import { describe, expect, test } from 'vitest';
import type { JsonObject, Stream } from '../../src/define/index.ts';
import { LEAF_LIMIT, LINE_LIMIT_BYTES, lineOf } from '../../src/line/index.ts';
import { reserialise } from '../../src/logcollector/index.ts';
import { orchard } from '../builders/invented-source.ts';

const [events, trees] = orchard.streams as readonly [Stream, Stream];
const context = { plugin: 'orchard', console: 'main', secrets: new Set(['joincode', 'passphrase']) };

function membersOf(object: JsonObject) {
  return JSON.parse(lineOf(events, object, context).line ?? '').orchard.events;
}

describe('a line', () => {
  test('begins with ossify, then holds what shape returns', () => {
    const { line, key } = lineOf(events, { id: '7', changedAt: '2026-01-01T00:00:00.000001Z', state: 'ripe' }, context);
    expect(key).toBe('main:events:7:2026-01-01T00:00:00.000001Z');
    expect(line).toBe(
      '{"ossify":{"plugin":"orchard","stream":"events","console":"main","key":"main:events:7:2026-01-01T00:00:00.000001Z","change":"new"},"orchard":{"events":{"id":"7","changedAt":"2026-01-01T00:00:00.000001Z","state":"ripe"}}}',
    );
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['nulls, empty texts and empty containers go', { a: null, b: '', c: {}, d: [], e: [null, ''], f: { g: {} } }, {}],
    ['zero and false stay', { a: 0, b: false, c: ' ' }, { a: 0, b: false, c: ' ' }],
    [
      'integers that Wazuh would spell with an exponent become text',
      { a: 2 ** 53 + 2, b: 1e15, c: 999999999999999 },
      { a: '9007199254740994', b: '1000000000000000', c: 999999999999999 },
    ],
    ['secrets go wherever they stand', { joinCode: 'x', a: [{ PassPhrase: 'y', b: 1 }] }, { a: [{ b: 1 }] }],
    ['a NUL and half a character are replaced', { a: 'x\0y', b: '\ud800z' }, { a: 'x\ufffdy', b: '\ufffdz' }],
    ['line breaks stay escaped inside values', { a: 'x\r\ny' }, { a: 'x\r\ny' }],
  ])('%s', (_, object, expected) => {
    const members = membersOf({ id: '1', ...object });
    expect({ ...members, id: undefined }).toEqual({ ...expected, id: undefined });
  });

  test('holds no raw line break, however the object is written', () => {
    expect(lineOf(events, { id: '1', 'a\nb': 'x\r\n\u2028y' }, context).line).not.toMatch(/[\r\n]/);
  });

  test('a member called __proto__ passes like any other', () => {
    expect(lineOf(events, JSON.parse('{"id":"1","__proto__":{"a":1}}'), context).line).toContain('"__proto__":{"a":1}');
  });

  test('an object without an id has a key of its own', () => {
    const [one, two] = [{ a: 1 }, { a: 2 }].map((object) => lineOf(events, object, context).key);
    expect(one).toMatch(/^main:events:none-[0-9a-f]{16}:$/);
    expect(two).not.toBe(one);
  });
});

describe('what changed', () => {
  const change = (now: JsonObject, previous?: Record<string, string>) =>
    lineOf(events, { id: '1', ...now }, { ...context, previous });

  test.each<[JsonObject, Record<string, string> | undefined, string, string | undefined]>([
    [{ state: 'ripe' }, undefined, 'new', undefined],
    [{ state: 'ripe' }, { state: 'ripe' }, '', undefined],
    [{ state: 'eaten', grade: 'A' }, { state: 'ripe', grade: 'A' }, 'state', 'ripe'],
    [{ state: 'eaten', grade: 'B' }, { state: 'ripe', grade: 'A' }, 'state,grade', 'ripe'],
    [{ grade: 'B' }, { grade: 'A' }, 'grade', undefined],
    [{ state: 'ripe' }, { state: 'ripe', grade: 'A' }, 'grade', undefined],
  ])('%j after %j is %j', (now, previous, expected, former) => {
    const answer = change(now, previous);
    expect(answer.change).toBe(expected);
    expect(JSON.parse(answer.line ?? '').ossify.previous).toBe(former);
  });

  test('a stream of changes has no line for an object that did not change', () => {
    const tree = { id: '1', changedAt: 't2', state: 'ripe' };
    expect(lineOf(trees, tree, { ...context, previous: { state: 'ripe' } }).line).toBeUndefined();
    expect(lineOf(trees, tree, { ...context, previous: { state: 'bare' } }).line).toContain('"previous":"bare"');
    expect(lineOf(trees, tree, context).change).toBe('new');
  });
});

describe('a line that would be too long', () => {
  const many = (count: number, value: (index: number) => JsonObject[string]) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, value(index)]));

  test.each<[string, JsonObject, RegExp]>([
    ['one long text', { a: 'ü'.repeat(100_000), b: 'kept' }, /^orchard\.events\.a$/],
    ['a text of quotes', { a: '"'.repeat(70_000) }, /^orchard\.events\.a$/],
    ['a text of wide characters', { a: '\u{1f333}'.repeat(40_000) }, /^orchard\.events\.a$/],
    [
      'a long array',
      { a: Array.from({ length: 5_000 }, () => ({ kind: 'branch', text: 'y'.repeat(20) })) },
      /^orchard\.events\.a$/,
    ],
    ['an array of one long text', { a: ['x'.repeat(80_000)] }, /^orchard\.events\.a$/],
    ['many long texts', many(100, () => 'x'.repeat(5_000)), /orchard\.events\.m0,orchard\.events\.m1,/],
    ['many members', many(300, (index) => index), /^orchard\.events\.m248,.*\+\d+$/],
    [
      'long member names',
      Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${'n'.repeat(400)}${index}`, index])),
      /^orchard\.events\.n+\d+,orchard\.events\.n+\d+,\+\d+$/,
    ],
    ['endless member names', { ['n'.repeat(100_000)]: 1, b: 'kept' }, /^\+1$/],
    [
      'many numbers that grow when printed',
      { a: Array.from({ length: 15_000 }, (_, index) => index / 7) },
      /^orchard\.events\.a$/,
    ],
  ])('%s', (_, object, shortened) => {
    const line = lineOf(events, { id: '1', state: 'ripe', ...object }, context).line ?? '';
    const printed = reserialise(line) ?? '';
    expect(printed).not.toBe('');
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(LINE_LIMIT_BYTES);
    expect(Buffer.byteLength(printed)).toBeLessThanOrEqual(LINE_LIMIT_BYTES);
    const parsed = JSON.parse(line);
    expect(parsed.ossify.shortened ?? '').toMatch(shortened);
    expect(parsed.orchard.events.state).toBe('ripe');
    expect(leaves(parsed)).toBeLessThanOrEqual(LEAF_LIMIT);
  });

  test('keeps as much as there is room for', () => {
    const line = lineOf(events, { id: '1', a: 'x'.repeat(100_000), b: 'y'.repeat(100) }, context).line ?? '';
    expect(Buffer.byteLength(line)).toBeGreaterThan(LINE_LIMIT_BYTES - 2_000);
    expect(JSON.parse(line).orchard.events.b).toBe('y'.repeat(100));
  });

  test('a line that just fits is left whole', () => {
    const bare = Buffer.byteLength(lineOf(events, { id: '1', a: 'x' }, context).line ?? '');
    const line = lineOf(events, { id: '1', a: 'x'.repeat(LINE_LIMIT_BYTES - bare + 1) }, context);
    expect(Buffer.byteLength(line.line ?? '')).toBe(LINE_LIMIT_BYTES);
    expect(line.shortened).toEqual([]);
  });
});

function leaves(value: unknown): number {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 1;
  return Object.values(value).reduce((sum: number, member) => sum + leaves(member), 0);
}
