import { expect, test } from 'vitest';
import { readLines } from '../../../src/cli/logtest/lines.ts';

async function linesOf(...chunks: readonly string[]): Promise<string[]> {
  async function* cut() {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  }
  const lines: string[] = [];
  for await (const line of readLines(cut())) lines.push(line);
  return lines;
}

test.each([
  ['line feeds', ['a\nb\n'], ['a', 'b']],
  ['a last line without a break', ['a\nb'], ['a', 'b']],
  ['empty lines', ['\n\na\n'], ['', '', 'a']],
  ['returns, alone and before line feeds', ['a\r\nb\rc\n'], ['a', 'b', 'c']],
  ['a return and its line feed in two pieces', ['a\r', '\nb\r', 'c'], ['a', 'b', 'c']],
  ['a return as the last byte', ['a\r'], ['a']],
  ['a character in two pieces', ['\xc3', '\xa9\n'], ['é']],
  ['no break at U+2028', ['a\xe2\x80\xa8b\n'], ['a\u2028b']],
  ['a byte order mark, which stays', ['\xef\xbb\xbfa'], ['\ufeffa']],
  ['nothing', [], []],
])('%s', async (_, chunks, lines) => {
  expect(await linesOf(...chunks)).toEqual(lines);
});
