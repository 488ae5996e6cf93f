import { describe, expect, test } from 'vitest';
import { readCdbList } from '../../../src/engine/ruleset/cdb-list.ts';

describe('a line of a list', () => {
  test.each([
    ['plain:1', [['plain', '1']]],
    ['no colon', []],
    [' lead:1 ', [[' lead', '1 ']]],
    ['"q:k":v', [['q:k', 'v']]],
    ['k:"a:b"', [['k', 'a:b']]],
    ['x"q"y : z"v"w', [['q', 'v']]],
    ['"open:v', []],
    ['k:"open', []],
    ['crlf:1\r', [['crlf', '1']]],
    [':empty', [['', 'empty']]],
    ['only:', [['only', '']]],
    ['a:b:c', [['a', 'b:c']]],
    ['"quoted" no colon', []],
  ])('%j', (line, records) => {
    expect([...readCdbList('l', line).values]).toEqual(records);
  });

  test('the first of equal keys counts', () => {
    expect(readCdbList('l', 'dup:1\ndup:2\nother:3\n').values).toEqual(
      new Map([
        ['dup', '1'],
        ['other', '3'],
      ]),
    );
  });
});
