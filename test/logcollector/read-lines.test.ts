import { describe, expect, test } from 'vitest';
import { jsonLines, LINE_LIMIT_BYTES, syslogLines } from '../../src/logcollector/index.ts';

function objectOf(bytes: number): string {
  return `{"a":"${'x'.repeat(bytes - 8)}"}`;
}

function kinds(text: string): string[] {
  return jsonLines()(Buffer.from(text)).map((line) => (line.kind === 'event' ? 'event' : line.why));
}

describe('a localfile of format json', () => {
  test.each([
    ['a line without its newline is not sent', '{"a":1}\n{"b":', ['event']],
    ['what is not an object is dropped', 'x\n[1]\n{"a":1}\n', ['not-an-object', 'not-an-object', 'event']],
    ['a line with a NUL is dropped', '{"a":"\0"}\n{"a":1}\n', ['nul', 'event']],
    ['a line of the limit is sent', `${objectOf(LINE_LIMIT_BYTES)}\n`, ['event']],
    [
      'an oversized line is dropped in two pieces, and the valid line after the next one with it',
      `${objectOf(LINE_LIMIT_BYTES + 1)}\n{"a":1}\n{"a":2}\n{"a":3}\n`,
      ['not-an-object', 'not-an-object', 'event', 'after-oversized', 'event'],
    ],
    [
      'an object that ends before the cut is sent, the rest of its line is not',
      `{"a":1}${' '.repeat(LINE_LIMIT_BYTES)}\n{"a":2}\n`,
      ['event', 'after-oversized', 'event'],
    ],
  ])('%s', (_, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });
});

test('a localfile of format syslog sends the start of an oversized line', () => {
  const read = syslogLines()(Buffer.from(`${'x'.repeat(LINE_LIMIT_BYTES + 10)}\nnext\na\0b\n`));
  expect(read.map(({ kind, text }) => [kind, text.length])).toEqual([
    ['event', LINE_LIMIT_BYTES],
    ['event', 4],
    ['dropped', 3],
  ]);
});
