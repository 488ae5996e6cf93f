import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../src/collect/api/read-json.ts';
import { splitRows } from '../../src/collect/api/rows.ts';
import type { Json } from '../../src/define/index.ts';
import { memberOf } from '../builders/invented-source.ts';

function readSplit(text: string, path: readonly string[]) {
  const { body, rows } = splitRows(Buffer.from(text), path);
  return { body, rows: Array.from({ length: rows.count }, (_, index) => rows.read(index)) };
}

describe('the rows of an answer', () => {
  test.each<[string, string, readonly string[], Json, readonly Json[]]>([
    [
      'stand at the top',
      '{"data":[{"a":1},{"a":2}],"next":null}',
      ['data'],
      { data: [], next: null },
      [{ a: 1 }, { a: 2 }],
    ],
    [
      'stand deep',
      '{"x":{"data":[9]},"a":{"b":{"c":[1, 2 ]}}}',
      ['a', 'b', 'c'],
      { x: { data: [9] }, a: { b: { c: [] } } },
      [1, 2],
    ],
    [
      'stand behind all else',
      '{"pagination":{"data":[1]},"data":[2]}',
      ['data'],
      { pagination: { data: [1] }, data: [] },
      [2],
    ],
    [
      'are spaced out',
      ' {\n "data" : [ \n {"a" : [ 1 , 2 ]} ,\t"b" ] } ',
      ['data'],
      { data: [] },
      [{ a: [1, 2] }, 'b'],
    ],
    [
      'hold marks in texts',
      '{"data":["]},{","\\"]","\\\\",{"}":"{"}]}',
      ['data'],
      { data: [] },
      [']},{', '"]', '\\', { '}': '{' }],
    ],
    ['hold no ASCII', '{"data":["é€🌳",{"ключ":"值"}]}', ['data'], { data: [] }, ['é€🌳', { ключ: '值' }]],
    ['are none', '{"data":[ ],"next":"n"}', ['data'], { data: [], next: 'n' }, []],
    ['are null', '{"data":null,"errors":[1]}', ['data'], { data: null, errors: [1] }, []],
    ['are not there', '{"errors":[]}', ['data'], { errors: [] }, []],
    ['are an object', '{"data":{"sites":[1]}}', ['data'], { data: { sites: [1] } }, []],
    ['are not there, for the answer is a list', '[1,2]', ['data'], [1, 2], []],
    ['are not there, for the answer is a text', '"data"', ['data'], 'data', []],
  ])('%s', (_, text, path, body, rows) => {
    expect(readSplit(text, path)).toEqual({ body, rows });
  });

  test('keep the digits of integers past 2^53', () => {
    const text =
      '{"data":[{"id":9007199254740993},{"id":-1234567890123456789,"t":"9007199254740993"},{"id":1e16}],"n":9007199254740995}';
    expect(readSplit(text, ['data'])).toEqual({
      body: { data: [], n: '9007199254740995' },
      rows: [{ id: '9007199254740993' }, { id: '-1234567890123456789', t: '9007199254740993' }, { id: 1e16 }],
    });
  });

  test.each([
    '',
    '{',
    '{"data":[',
    '{"data":[{"a":1}',
    '{"data":[{"a":1},',
    '{"data":[{"a":"1',
    '{"data":["\\',
    '{"data":[1}',
    '{"data":[1,]}',
    '{"data":[1 2]}',
    '{"data":[{"a":1}{"a":2}]}',
    '{"data":[1]',
    '{"data":[1]}]',
    '{"data":[1],}',
    '{"data" [1]}',
    '{"data":[1],"data":[2]}',
    '{"d\\u0061ta":[1]}',
    '\ufeff{"data":[1]}',
    '<html>',
  ])('are refused of what is no answer: %j', (text) => {
    expect(() => readSplit(text, ['data'])).toThrow(SyntaxError);
  });
});

test('whatever an answer holds, its rows and the rest are what JSON says of the whole', () => {
  const value = fc.jsonValue({ maxDepth: 4 }).map((json) => JSON.parse(JSON.stringify(json)) as Json);
  const rest = fc.dictionary(
    fc.string().filter((name) => name !== 'data' && name !== '__proto__'),
    value,
  );
  const anyAnswer = fc.record({
    rest,
    rows: fc.array(value),
    indent: fc.constantFrom(0, 1, '\t'),
    isFirst: fc.boolean(),
  });
  fc.assert(
    fc.property(anyAnswer, ({ rest: others, rows, indent, isFirst }) => {
      const text = JSON.stringify(isFirst ? { data: rows, ...others } : { ...others, data: rows }, null, indent);
      const whole = readJson(text);
      const body = Object.assign({}, whole, { data: [] });
      expect(readSplit(text, ['data'])).toEqual({ body, rows: memberOf(whole, 'data') });
    }),
  );
});

test('what is cut off or spoilt is taken for JSON by neither or by both', () => {
  const text = '{"a":{"b":[1,2]},"data":[{"id":"x\\"y","n":[1,{"c":null}]},{"id":"z"}],"next":"é"}';
  const spoilt = fc.record({
    at: fc.nat(text.length),
    cut: fc.nat(3),
    put: fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '1', ' '), maxLength: 2 }),
  });
  fc.assert(
    fc.property(spoilt, ({ at, cut, put }) => {
      const broken = `${text.slice(0, at)}${put}${text.slice(at + cut)}`;
      const whole = orNothing(() => readJson(broken));
      const split = orNothing(() => readSplit(broken, ['data']));
      if (whole === undefined || split === undefined) {
        expect(split).toBe(whole);
        return;
      }
      const list = memberOf(whole, 'data');
      expect(split.rows).toEqual(Array.isArray(list) ? list : []);
    }),
    { numRuns: 3_000 },
  );
});

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
