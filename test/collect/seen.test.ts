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
  const read = readSeen(JSON.parse([...seen.pieces()].join('')));
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

test('of twice as many objects the later half is remembered, less those that were seen again', () => {
  const seen = new Seen();
  for (let n = 0; n < 100_000; n += 1) {
    seen.set(`n${n}`, { state: 'x' });
    if (n % 10 === 0) seen.set('n3', { state: `y${n}` });
  }
  expect(seen.get('n3')).toEqual({ state: 'y99990' });
  expect(seen.get('n50000')).toBeUndefined();
  expect(seen.get('n50001')).toEqual({ state: 'x' });
});

test.each([undefined, null, 'x', {}, { followed: 'a', objects: {} }, { followed: [], objects: { a: 1 } }])(
  '%j is not what was written',
  (value) => {
    expect(readSeen(value)).toBeUndefined();
  },
);

test('what was set since the last writing is told alone, and makes an older one whole', () => {
  const seen = new Seen();
  for (let n = 0; n < 9_000; n += 1) seen.set(`n${n}`, { state: 'x'.repeat(50) });
  const pieces = [...seen.pieces()];
  expect(pieces.length).toBeGreaterThan(1);
  const older = readSeen(JSON.parse(pieces.join('')));
  seen.isWritten();
  seen.set('n7', { state: 'y', grade: 'A' });
  const change = readSeen(JSON.parse([...seen.changedPieces()].join('')));
  expect(change?.get('n8')).toBeUndefined();
  if (change) older?.take(change);
  expect(older?.get('n7')).toEqual({ state: 'y', grade: 'A' });
  expect([...(older?.pieces() ?? [])].join('')).toBe([...seen.pieces()].join(''));
});
