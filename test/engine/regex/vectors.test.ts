import { expect, test } from 'vitest';
import { vectors } from '../../builders/vectors.ts';
import { passesOsMatch } from '../../conformance/os-match.ts';
import { passesOsRegex } from '../../conformance/os-regex.ts';

test.each([
  ['osregex', passesOsRegex],
  ['osmatch', passesOsMatch],
] as const)('every recorded %s vector gives the real result', (kind, passes) => {
  const lines = vectors(kind);
  expect(lines.length).toBeGreaterThan(400);
  expect(lines.filter((line) => !passes(line))).toEqual([]);
});
