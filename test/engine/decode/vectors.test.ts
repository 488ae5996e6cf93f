import { expect, test } from 'vitest';
import { vectors } from '../../builders/vectors.ts';
import { passesDecoder } from '../../conformance/decoder.ts';

test('every recorded decoder set loads with the real messages and decodes its events the real way', () => {
  const lines = vectors('decoder');
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => !passesDecoder(line))).toEqual([]);
});
