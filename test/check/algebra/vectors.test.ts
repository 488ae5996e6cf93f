import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findText } from '../../../src/check/algebra/index.ts';
import { compileExpression, type ExpressionType, PatternError } from '../../../src/engine/regex/index.ts';

const folder = join(import.meta.dirname, '../../vectors');

interface Vector {
  readonly pattern: string;
  readonly subject: string;
  readonly matches: boolean;
}

/** Recorded from the real engine; those that are bytes in hexadecimal are left out. */
function vectors(name: string): readonly Vector[] {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const { pattern, subject, match, plain } = JSON.parse(line);
    if (typeof pattern !== 'string' || typeof subject !== 'string' || !isPlain(pattern + subject)) return [];
    return [{ pattern, subject, matches: (plain ?? { match }).match === true }];
  });
}

function isPlain(text: string): boolean {
  return [...text].every((sign) => sign > '\0' && sign <= '\x7f');
}

test.each<[string, ExpressionType, number]>([
  ['osregex.jsonl', 'osregex', 100],
  ['osmatch.jsonl', 'osmatch', 300],
])('where the algebra proves what %s holds, the real engine agrees', (name, type, least) => {
  let proofs = 0;
  for (const { pattern, subject, matches } of vectors(name)) {
    const expression = compiled(pattern, type);
    if (expression === undefined) continue;
    const whole = { expression: compileExpression(subject, 'string'), negate: false };
    for (const negate of [false, true]) {
      const search = findText([whole], [{ expression, negate }]);
      if (search.kind !== 'none' || !search.isProved) continue;
      proofs++;
      expect([pattern, subject, matches]).toEqual([pattern, subject, !negate]);
    }
  }
  expect(proofs).toBeGreaterThan(least);
});

function compiled(pattern: string, type: ExpressionType) {
  try {
    return compileExpression(pattern, type);
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}
