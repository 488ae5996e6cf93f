import { expect, test } from 'vitest';
import { pythonText } from '../../src/harness/python-text.ts';

test.each([
  ["it's", "it's"],
  [["it's", 'a"b', '\n\x7f'], `["it's", 'a"b', '\\n\\x7f']`],
  [true, 'True'],
  [null, 'None'],
  [[1, -2, 0], '[1, -2, 0]'],
  [999999999999999, '999999999999999'],
  [1e15, '1000000000000000.0'],
  [-1.5e15, '-1500000000000000.0'],
  [1e16, '1e+16'],
  [1.25e20, '1.25e+20'],
  [0.0001, '0.0001'],
  [-0.00012, '-0.00012'],
  [0.00001, '1e-05'],
  [1.5e-7, '1.5e-07'],
  [-12.5, '-12.5'],
  [0.1, '0.1'],
  [[{ a: 1, 'b c': [null, false] }], "[{'a': 1, 'b c': [None, False]}]"],
])('%j is printed as Python prints it: %s', (value, text) => {
  expect(pythonText(value)).toBe(text);
});
