import { expect, test } from 'vitest';
import { lastOfEach } from '../../src/harness/backend.ts';
import { event } from '../builders/example.ts';

test('what belongs to the last event of each sequence is kept, in order', () => {
  const sequences = [[event('a')], [event('b'), event('c'), event('d')], [event('e'), event('f')]];
  expect(lastOfEach(sequences, ['a', 'b', 'c', 'd', 'e', 'f'])).toEqual(['a', 'd', 'f']);
});
