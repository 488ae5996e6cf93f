import { expect, test } from 'vitest';
import { vectors } from '../../builders/vectors.ts';
import { passesPredecode } from '../../conformance/predecode.ts';

test('every recorded header is split the way the real engine splits it', () => {
  const lines = vectors('predecode');
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => !passesPredecode(line))).toEqual([]);
});
