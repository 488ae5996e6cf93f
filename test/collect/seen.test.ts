import { expect, test } from 'vitest';
import { readSeen, Seen } from '../../src/collect/state/seen.ts';

test.each([
  [{ state: 'ripe', grade: 'A' }],
  [{ grade: '' }],
  [{ state: 'back\\slash', grade: 'a\u007fb' }],
  [{ state: 'tab\tand "quotes"\nand \\s and \\-', other: 'ü\u{1f333}' }],
  [{}],
])('%j comes back from a state file as it was', (followed) => {
  const seen = new Seen();
  seen.set('first', { state: 'x' });
  seen.set('an "id"', followed);
  seen.set('last', { third: 'y' });
  const read = readSeen(JSON.parse(seen.toText()));
  expect(read?.get('an "id"')).toEqual(followed);
  expect(read?.get('first')).toEqual({ state: 'x' });
  expect(read?.get('none')).toBeUndefined();
});

test('the longest unseen object is forgotten first', () => {
  const seen = new Seen();
  for (let n = 0; n < 50_000; n += 1) seen.set(`n${n}`, { state: 'x' });
  seen.set('n0', { state: 'y' });
  seen.set('new', { state: 'z' });
  expect(seen.get('n0')).toEqual({ state: 'y' });
  expect(seen.get('n1')).toBeUndefined();
  expect(seen.get('n2')).toEqual({ state: 'x' });
});

test.each([undefined, null, 'x', {}, { followed: 'a', objects: {} }, { followed: [], objects: { a: 1 } }])(
  '%j is not what was written',
  (value) => {
    expect(readSeen(value)).toBeUndefined();
  },
);
