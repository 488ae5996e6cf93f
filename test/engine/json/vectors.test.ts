import { expect, test } from 'vitest';
import { vectors } from '../../builders/vectors.ts';
import { passesJson } from '../../conformance/json.ts';

test('every recorded JSON text becomes the real fields and data object', () => {
  const lines = vectors('json');
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => !passesJson(line))).toEqual([]);
});
