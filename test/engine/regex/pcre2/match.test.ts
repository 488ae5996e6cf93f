import { describe, expect, test } from 'vitest';
import { utf8ToBytes } from '../../../../src/engine/bytes.ts';
import { compilePcre2 } from '../../../../src/engine/regex/pcre2/index.ts';
import { searcher } from '../../../../src/engine/regex/pcre2/matcher/search.ts';
import { parsePcre2 } from '../../../../src/engine/regex/pcre2/syntax/parse.ts';
import { loadOracle } from '../../../builders/pcre2-oracle.ts';

const oracle = await loadOracle();

type Row = readonly [pattern: string, subject: string, end: number | undefined, captures?: readonly string[]];

/** `end` counts as PCRE2 does: one past the last byte. */
const rows: readonly Row[] = [
  ['a.c', 'a\nc', undefined],
  ['(?s)a.c', 'a\nc', 3],
  ['a.c', 'a\rc', 3],
  ['a$', 'a\n', 1],
  ['a$', 'a\n\n', undefined],
  ['a\\z', 'a\n', undefined],
  ['a\\Z', 'a\n', 1],
  ['(?m)^b', 'a\nb', 3],
  ['(?m)^b', 'a\rb', undefined],
  ['(?m)\\n^', 'a\n', undefined],
  ['(?m)a$', 'a\nb', 1],
  ['\\s', '\v', 1],
  ['\\s', '\xa0', undefined],
  ['\\h', '\xa0', 1],
  ['\\w', '\xe9', undefined],
  ['\\S\\S', '\xc3\xa9', 2],
  ['(?i)straSSe', 'STRAsse', 7],
  ['(?i)[a-c]x', 'BX', 2],
  ['(?i)[^a]', 'A', undefined],
  ['(?i)a(?-i)b', 'AB', undefined],
  ['(a(?i)b|c)', 'C', 1, ['C']],
  ['[[:upper:]]', 'a', undefined],
  ['(?i)[[:upper:]]', 'a', 1],
  ['(a)|(b)', 'b', 1, ['', 'b']],
  ['(a)(b)?', 'a', 1, ['a']],
  ['(a)?b(c)', 'bc', 2, ['', 'c']],
  ['(?:(a)|b)*', 'ab', 2, ['a']],
  ['(a?)*', 'aab', 2, ['']],
  ['(a?)+b', 'aab', 3, ['']],
  ['(a|b?)?c', 'c', 1, ['']],
  ['(?:a?|b)*c', 'bc', 2],
  ['(a*)+', 'b', 0, ['']],
  ['(a|ab)(c|bcd)(d*)', 'abcd', 4, ['a', 'bcd', '']],
  ['(a)?\\1b', 'b', undefined],
  ['(?|(a)|(b))\\1', 'bb', 2, ['b']],
  ['(?<n>a)\\k<n>', 'aa', 2, ['a']],
  ['(?J)(?:(?<n>a)|(?<n>b))\\k<n>', 'bb', 2, ['', 'b']],
  ['(?i)(a)\\1', 'aA', 2, ['a']],
  ['a++b', 'aab', 3],
  ['a++ab', 'aab', undefined],
  ['(?>a|ab)c', 'abc', undefined],
  ['(a|ab){1}+c', 'abc', undefined],
  ['\\R{2}', '\r\n', undefined],
  ['\\R\\n', '\r\n', undefined],
  ['\\Ra', '\r\na', 3],
  ['(?=(a))b|a', 'a', 1],
  ['(?=(a))a', 'a', 1, ['a']],
  ['(?!(a))b', 'b', 1],
  ['(?<=ab|c)d', 'abd', 3],
  ['(?<!a)b', 'ab', undefined],
  ['a\\Kb', 'ab', 2],
  ['\\Ga', 'ba', undefined],
  ['\\Q.\\E+x', '..x', 3],
  ['(?x) a b # c\n d', 'abd', 3],
  ['[[:<:]]b[[:>:]]', 'a b', 3],
  ['^(\\((?:[^()]|(?1))*\\))$', '(a(b)c)', 7, ['(a(b)c)']],
  ['(?:\\w(?R)|)\\N', 'Babc', 1],
  ['(a|ab|abc)(?1)d', 'aabcd', 5, ['a']],
  ['(a)?(?(1)b|c)', 'c', 1],
  ['(a)?(?(1)b|c)', 'ab', 2, ['a']],
  ['(?(?=a)ab|cd)', 'cd', 2],
  ['(?(DEFINE)(?<d>\\d+))x(?&d)', 'x12', 3],
  ['a(*ACCEPT)b', 'a', 1],
  ['(a(*ACCEPT)b)c', 'a', 1, ['a']],
  ['(*NOTEMPTY)a*|b', 'b', 1],
  ['(?U)a+', 'aaa', 1],
  ['(?U)a+?', 'aaa', 3],
  ['(?n)(a)(?<x>b)', 'ab', 2, ['b']],
  ['a{,2}', 'a{,2}', 5],
  ['', 'a', 0],
];

describe('matches', () => {
  test.each(rows.map((row) => ({ row })))('$row', ({ row: [pattern, subject, end, captures] }) => {
    const found = compilePcre2(pattern).exec(subject);
    expect(found?.end).toBe(end === undefined ? undefined : end - 1);
    expect(found?.captures).toEqual(captures);
    expect(searcher(parsePcre2(pattern))(subject)?.end).toBe(end);
    const answer = oracle(pattern, subject);
    expect(typeof answer === 'string' ? undefined : answer[1]).toBe(end);
  });

  // Since 10.35 a group that refers to itself is no longer atomic; the library of the tests is older.
  test('alternatives of a group that refers to itself are tried again', () => {
    expect(compilePcre2('(|x|\\1q)y').exec('zxy')).toEqual({ end: 2, captures: ['x'] });
  });

  test('bytes above ASCII have no other case, and stand for themselves', () => {
    expect(compilePcre2('(?i)\xe9').test('\xc9')).toBe(false);
    expect(compilePcre2('(?i)\xe9').test('\xe9')).toBe(true);
    expect(compilePcre2('(?i)[\xe0-\xfe]').test('\xc9')).toBe(false);
    expect(compilePcre2('\\x{e9}').test('\xe9')).toBe(true);
    expect(compilePcre2('^..$').test('\xc3\xa9')).toBe(true);
  });

  test('a property asks for the code point of the same number', () => {
    expect(compilePcre2('^\\p{L}$').test('\xe9')).toBe(true);
    expect(compilePcre2('^\\p{Lu}$').test('\xe9')).toBe(false);
  });

  test('a recursion that consumes nothing ends the search without a match', () => {
    expect(compilePcre2('(|(?1)x)y|z').test('z')).toBe(false);
  });
});

describe('under (*UTF)', () => {
  test.each([
    ['(*UTF)\\N{U+202E}', 'a\xe2\x80\xaeb', 4],
    ['(*UTF)^.$', '\xc3\xa9', 2],
    ['(*UTF)[^a]', '\xe2\x82\xac', 3],
    ['(*UTF)\xc3\xa9+', '\xc3\xa9\xc3\xa9', 4],
    ['(*UTF)(?i)k', '\xe2\x84\xaa', 3],
    ['(*UTF)(?i)\xc3\xa9', '\xc3\x89', 2],
    ['(*UTF)(?i)[\xc3\xa0-\xc3\xa9]', '\xc3\x89', 2],
    ['(*UTF)(?i)[^\xc3\xa9]', '\xc3\x89', undefined],
    ['(*UTF)(?i)i', '\xc4\xb1', undefined],
    ['(*UTF)\\p{Lu}', '\xc3\x89', 2],
    ['(*UTF)a', 'a\xff', undefined],
    ['(*UTF)a', 'a\xed\xa0\x80', undefined],
  ])('%j on %j ends at byte %j', (pattern, subject, end) => {
    expect(compilePcre2(pattern).exec(subject)?.end).toBe(end === undefined ? undefined : end - 1);
  });
});

describe('under (*UCP)', () => {
  test.each([
    ['(*UTF)(*UCP)^\\w+$', 'Jos\xc3\xa9', 5],
    ['(*UTF)(*UCP)^\\w+$', '\xe6\x97\xa5\xe6\x9c\xac', 6],
    ['(*UTF)(*UCP)^\\w+$', '\xf0\x9f\x98\x80', undefined],
    ['(*UTF)(*UCP)^\\W$', '\xf0\x9f\x98\x80', 4],
    ['(*UTF)(*UCP)\\s', 'a\xe2\x80\x89', 4],
    ['(*UTF)(*UCP)\\d', '\xd9\xa3', 2],
    ['(*UTF)(*UCP)\\bb', '\xc3\xa9b', undefined],
    ['(*UTF)(*UCP)\\Bb', '\xc3\xa9b', 3],
    ['(*UTF)(*UCP)[[:lower:]]', '\xc3\xa9', 2],
    ['(*UTF)(*UCP)[^\\d]', '\xd9\xa3', undefined],
    ['(*UCP)^\\w$', '\xe9', 1],
    ['(*UCP)^\\w$', '\xd7', undefined],
    ['(*UCP)^\\s$', '\xa0', 1],
    ['(*UCP)\\bb', '\xe9b', undefined],
    ['(*UCP)(?i)\xe9', '\xc9', 1],
    ['(?i)\xe9', '\xc9', undefined],
    ['(*UCP)a\\b', 'a', 1],
    ['(*UCP)[[:alpha:]]\\B[[:digit:]]', 'x\xe92', 3],
  ])('%j on %j ends at byte %j', (pattern, subject, end) => {
    expect(compilePcre2(pattern).exec(subject)?.end).toBe(end === undefined ? undefined : end - 1);
  });

  /** The oracle works on UTF-16 with (*UTF) understood: texts instead of bytes, and its Unicode is older than ours. */
  test.each([
    '\\w+',
    '\\W+',
    '\\s+',
    '\\S+',
    '\\d',
    '\\D+',
    '\\b.',
    '\\B.',
    '[[:alnum:]]+',
    '[[:upper:]]',
    '[^[:space:]]+',
    '[\\w-]+',
  ])('%s finds what PCRE2 finds', (pattern) => {
    for (const subject of ['José 日本', 'a b', '٣x', ' é-b_', 'ÀÉ×÷', '\u0085a', 'x']) {
      const found = oracle(`(*UTF)(*UCP)${pattern}`, subject);
      const match = compilePcre2(`(*UTF)(*UCP)${pattern}`).exec(utf8ToBytes(subject));
      const expected = Array.isArray(found) ? utf8ToBytes(subject.slice(0, found[1])).length - 1 : undefined;
      expect([subject, match?.end]).toEqual([subject, expected]);
    }
  });
});

test.each(['(?i)é', '(?i)[a-zà-ÿ]+', '(?i)[^é]', '(?i)σ+', '(?i)straße', '(?i)µ', '(?i)k'])(
  '%s under (*UTF) finds what PCRE2 finds',
  (pattern) => {
    for (const subject of ['É', 'ÀÉz', 'ςΣσ', 'STRAßE', 'STRASSE', 'STRAẞE', 'Μμ', 'KK', 'ıİ', 'é']) {
      const found = oracle(`(*UTF)${pattern}`, subject);
      const match = compilePcre2(utf8ToBytes(`(*UTF)${pattern}`)).exec(utf8ToBytes(subject));
      const expected = Array.isArray(found) ? utf8ToBytes(subject.slice(0, found[1])).length - 1 : undefined;
      expect([subject, match?.end]).toEqual([subject, expected]);
    }
  },
);
