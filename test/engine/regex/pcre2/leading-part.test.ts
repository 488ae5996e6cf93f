import { expect, test } from 'vitest';
import { parsePcre2 } from '../../../../src/engine/regex/pcre2/syntax/parse.ts';
import { leadingPart } from '../../../../src/engine/regex/pcre2/translate/leading-part.ts';
import { toRegExpSource } from '../../../../src/engine/regex/pcre2/translate/to-regexp-source.ts';

const MAX_WAYS = 20_000_000;

test.each([
  ['\\d:\\d+.\\d+.\\d+.x', '[0-9]\\x3a[0-9]+'],
  ['ab(c+c+)+d', 'ab'],
  ['a(?>b)c', undefined],
  ['a.*b.*c.*d', 'a[^\\x0a]*'],
  ['a|b', undefined],
  ['(*UTF)abcd', undefined],
])('of %j it is %j', (source, expected) => {
  const part = leadingPart(parsePcre2(source), MAX_WAYS);
  expect(part && toRegExpSource(part.root)).toBe(expected);
});
