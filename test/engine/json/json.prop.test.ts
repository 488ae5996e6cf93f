import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToUtf8, utf8ToBytes } from '../../../src/engine/bytes.ts';
import {
  flattenJson,
  isJsonArray,
  isJsonObject,
  type Json,
  parseJson,
  printCompact,
  printFormatted,
} from '../../../src/engine/json/index.ts';
import { fieldNumber, printNumber } from '../../../src/engine/json/number-text.ts';

/** A parsed value as JavaScript would hold it; names that repeat end as the last. */
function plain(value: Json): unknown {
  if (typeof value === 'string') return bytesToUtf8(value);
  if (isJsonArray(value)) return value.map(plain);
  if (isJsonObject(value))
    return Object.fromEntries(value.members.map(([key, member]) => [bytesToUtf8(key), plain(member)]));
  return value;
}

/** NUL ends a text, and a `__proto__` member is no member of what JSON.parse makes. */
const values = fc.jsonValue({ maxDepth: 4 }).filter((value) => !/\\u0000|__proto__/.test(JSON.stringify(value)));

test('JSON of any kind is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(values, (value) => {
      const text = JSON.stringify(value);
      const parsed = parseJson(utf8ToBytes(text));
      expect(parsed?.end).toBe(utf8ToBytes(text).length);
      expect(plain(parsed?.value ?? null)).toEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['on one line', printCompact],
  ['in lines and tabs', (value: Json) => printFormatted(value)],
])('what is printed %s is read back', (_, print) => {
  const exact = fc.jsonValue({ maxDepth: 4 }).filter((value) => {
    const text = JSON.stringify(value);
    return !/\\u0000|__proto__|\d\.\d|\d{15}|\de[-+]?\d/.test(text);
  });
  fc.assert(
    fc.property(exact, (value) => {
      const parsed = parseJson(utf8ToBytes(JSON.stringify(value)))?.value ?? null;
      expect(parseJson(print(parsed))?.value).toEqual(parsed);
    }),
    { numRuns: 500 },
  );
});

const pieces = fc.array(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\\',
    '\\u',
    'd83d',
    '0000',
    '1',
    '-',
    '.',
    'e',
    'null',
    'true',
    ' ',
    '\n',
    'a',
    '\xff',
    '\0',
  ),
  { maxLength: 30 },
);

test('no bytes make the parser throw, and none are read past the end', () => {
  fc.assert(
    fc.property(pieces, (bytes) => {
      const text = bytes.join('');
      const parsed = parseJson(text);
      if (parsed !== undefined) expect(parsed.end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 5000 },
  );
});

test('a thousand levels are read and one more is not', () => {
  expect(parseJson('['.repeat(1000) + ']'.repeat(1000))).toBeDefined();
  expect(parseJson('['.repeat(1001) + ']'.repeat(1001))).toBeUndefined();
});

test('a field name of 30,000 dots is printed', () => {
  const names: string[] = [];
  flattenJson(`{"${'a.'.repeat(15000)}a":1}`, { nulls: 'string', arrays: 'array' }, ({ text }) => names.push(text));
  expect(names[0]?.length).toBe(30001);
});

const doubles = fc.double({ min: -1e300, max: 1e300, noNaN: true });

test('a printed number loses at most the machine epsilon', () => {
  fc.assert(
    fc.property(doubles, (value) => {
      const back = Number(printNumber(value));
      expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * Number.EPSILON);
    }),
    { numRuns: 1000 },
  );
});

test('a number that is no 32-bit integer becomes six decimals', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => !Number.isInteger(value)),
      (value) => {
        expect(Math.abs(Number(fieldNumber(value)) - value)).toBeLessThanOrEqual(0.5000001e-6);
        expect(fieldNumber(value)).toMatch(/^-?\d+\.\d{6}$/);
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  [0.0078125, '0.007812'],
  [0.0234375, '0.023438'],
  [-0.0000001, '-0.000000'],
  [2147483648, '2147483648.000000'],
  [Number.POSITIVE_INFINITY, 'inf'],
])('%d as a field is %s: ties go to the even digit', (value, expected) => {
  expect(fieldNumber(value)).toBe(expected);
});

test.each([
  [-0, '-0'],
  [0.1, '0.1'],
  [0.1 + 0.2, '0.3'],
  [1e15, '1e+15'],
  [999999999999999, '999999999999999'],
  [1e-5, '1e-05'],
  [0.0001, '0.0001'],
  [5e-324, '4.94065645841247e-324'],
  [2 ** 50 + 0.25, '1125899906842624.2'],
  // 15 digits of it read back as infinity, which the real comparison takes for equal
  [Number.MAX_VALUE, '1.79769313486232e+308'],
  [Number.POSITIVE_INFINITY, 'null'],
])('%d inside a value is %s', (value, expected) => {
  expect(printNumber(value)).toBe(expected);
});
