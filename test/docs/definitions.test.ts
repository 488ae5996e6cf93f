import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unwrapNot } from '../../src/compile/pattern/checked-pattern.ts';
import { type PatternTest, renderPattern } from '../../src/compile/pattern/field-pattern.ts';
import * as define from '../../src/define/index.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/definitions.md'), 'utf8');
const rows = [...page.matchAll(/^\| `(.+?)` \| `(\w+)`(, negated)? `(.+)` \|$/gm)].map((row) =>
  row.map((cell) => (cell ?? '').replaceAll('\\|', '|')),
);

/** Runs what the page's first column says, with the definition language in scope. */
function evaluate(expression: string): define.FieldTest<unknown> {
  const names = Object.keys(define);
  const made: unknown = new Function(...names, `return ${expression};`)(...Object.values(define));
  if (!isTest(made)) throw new Error(`no test: ${expression}`);
  return made;
}

function isTest(value: unknown): value is define.FieldTest<unknown> {
  return typeof value === 'object' && value !== null && 'test' in value;
}

function isPattern(test: define.TestKind): test is PatternTest {
  return !['list', 'address', 'not', 'impossible'].includes(test.kind);
}

describe('the table of tests in docs/definitions.md is what the compiler writes', () => {
  test('and is not empty', () => {
    expect(rows.length).toBeGreaterThan(15);
  });

  test.each(rows)('%s', (_row, written = '', type, negated, source) => {
    const { test: inner, isNegated } = unwrapNot(evaluate(written).test);
    expect(isPattern(inner) && renderPattern(inner, 'json')).toEqual({ type, source });
    expect(isNegated).toBe(negated !== '');
  });
});
