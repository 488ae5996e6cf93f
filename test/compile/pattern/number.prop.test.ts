import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberRange, spellNumber } from '../../../src/compile/pattern/number.ts';
import { compileExpression } from '../../../src/engine/regex/index.ts';

const integer = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer(),
  fc.integer({ min: -1200, max: 1200 }),
  fc.constantFrom(0, 9, 10, 99, 100, 2_147_483_647, 2_147_483_648, -2_147_483_648, -2_147_483_649),
);
/** An integer near another one: edges are where a pattern goes wrong. */
const pair = integer.chain((bound) =>
  fc.tuple(
    fc.constant(bound),
    fc.oneof(
      integer,
      fc.integer({ min: -11, max: 11 }).map((step) => bound + step),
    ),
  ),
);
const safe = (value: number) => Number.isSafeInteger(value);

function matches(pattern: string, value: number): boolean {
  const text = spellNumber(value, 'json');
  if (text === undefined) throw new Error(`no text of ${value}`);
  return compileExpression(`^${pattern}\\z`, 'pcre2').test(text);
}

describe('patterns of numbers agree with arithmetic, in the engine own spelling', () => {
  test('atLeast is >= for every integer', () => {
    fc.assert(
      fc.property(pair, ([bound, value]) => {
        fc.pre(safe(value));
        expect(matches(numberRange(bound, undefined), value)).toBe(value >= bound);
      }),
      { numRuns: 1500 },
    );
  });

  test('atMost is <= for every integer', () => {
    fc.assert(
      fc.property(pair, ([bound, value]) => {
        fc.pre(safe(value));
        expect(matches(numberRange(undefined, bound), value)).toBe(value <= bound);
      }),
      { numRuns: 1500 },
    );
  });

  test('between is both for every integer', () => {
    fc.assert(
      fc.property(pair, fc.nat(5000), ([from, value], width) => {
        const to = from + width;
        fc.pre(safe(value) && safe(to));
        expect(matches(numberRange(from, to), value)).toBe(value >= from && value <= to);
      }),
      { numRuns: 1500 },
    );
  });

  test('fractions with six decimals are compared too', () => {
    const fraction = fc.integer({ min: -40_000_000, max: 40_000_000 }).map((millionths) => millionths / 1e6);
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fraction, (bound, value) => {
        expect(matches(numberRange(bound, undefined), value)).toBe(value >= bound);
        expect(matches(numberRange(undefined, bound), value)).toBe(value <= bound);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the spelling of numbers', () => {
  test.each([
    [3, 'json', '3'],
    [-0, 'json', '0'],
    [2_147_483_647, 'json', '2147483647'],
    [2_147_483_648, 'json', '2147483648.000000'],
    [-2_147_483_648, 'json', '-2147483648'],
    [-2_147_483_649, 'json', '-2147483649.000000'],
    [1.5, 'json', '1.500000'],
    [3_000_000_000, 'text', '3000000000'],
    [1.5, 'text', '1.5'],
  ] as const)('%d in %s is %s', (value, spelling, expected) => {
    expect(spellNumber(value, spelling)).toBe(expected);
  });

  test.each([[2 ** 53], [0.0078125], [1e-9]])('%d has no certain text', (value) => {
    expect(spellNumber(value, 'json')).toBeUndefined();
  });
});
