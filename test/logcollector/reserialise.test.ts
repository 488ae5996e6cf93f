import { describe, expect, test } from 'vitest';
import { LINE_LIMIT_BYTES as WRITTEN_LIMIT } from '../../src/line/index.ts';
import { LINE_LIMIT_BYTES, printNumber, reserialise } from '../../src/logcollector/index.ts';

describe('logcollector prints an object again', () => {
  test.each([
    ['{ "a" : [ 1 , "x" ] }', '{"a":[1,"x"]}'],
    ['{"a":1} trailing', '{"a":1}'],
    ['\ufeff{"a":1}', '{"a":1}'],
    ['{"a":1,"a":2}', '{"a":1,"a":2}'],
    ['{"10":1,"2":2,"__proto__":3}', '{"10":1,"2":2,"__proto__":3}'],
    ['{"a":"\\u00e9\\/\\ud83c\\udf33"}', '{"a":"é/\u{1f333}"}'],
    ['{"a":"x\\u0000y"}', '{"a":"x"}'],
    ['{"a":"x\ty\u001f"}', '{"a":"x\\ty\\u001f"}'],
    ['{"a":9007199254740993}', '{"a":9.00719925474099e+15}'],
    ['{"a":01,"b":1.,"c":-0,"d":1e3,"e":-.5}', '{"a":1,"b":1,"c":-0,"d":1000,"e":-0.5}'],
    ['{"a":1e999}', '{"a":null}'],
    ['{}', '{}'],
  ])('%s -> %s', (line, expected) => {
    expect(reserialise(line)).toBe(expected);
  });

  test.each([
    '[1]',
    '"a"',
    '12',
    '',
    'plain text',
    '{"a":1',
    '{"a":1,}',
    "{'a':1}",
    '{"a":TRUE}',
    '{"a":.5}',
    '{"a":1-2}',
    '{"a":"\\x"}',
    '{"a":"\\ud800"}',
    '{"a":"\\udc00"}',
    '{"a" 1}',
    '{"a":nulll}',
    '{a:1}',
    `${'{"a":'.repeat(1001)}1${'}'.repeat(1001)}`,
  ])('%s is dropped', (line) => {
    expect(reserialise(line)).toBeUndefined();
  });
});

test.each([
  [0.1, '0.1'],
  [0.30000000000000004, '0.3'],
  [3000000000, '3000000000'],
  [1e15, '1e+15'],
  [1e20, '1e+20'],
  [1234567890123456, '1234567890123456'],
  [1e-5, '1e-05'],
  [0.0001, '0.0001'],
  [-1.5, '-1.5'],
  [100, '100'],
])('%d is printed as %s', (value, expected) => {
  expect(printNumber(value)).toBe(expected);
});

test('the writer and the reader agree on the longest line', () => {
  expect(WRITTEN_LIMIT).toBe(LINE_LIMIT_BYTES);
});
