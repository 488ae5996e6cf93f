import { describe, expect, test } from 'vitest';
import { waysIn, waysOfSearch, worstWays } from '../../../../src/engine/regex/pcre2/analysis/cost.ts';
import { compilePcre2 } from '../../../../src/engine/regex/pcre2/index.ts';
import { parsePcre2 } from '../../../../src/engine/regex/pcre2/syntax/parse.ts';

describe('patterns that may try exponentially many ways', () => {
  test.each([
    ['(a+)+$', `${'a'.repeat(60)}b`],
    ['(.*)*x', 'a'.repeat(60)],
    ['(?:a*)*b', 'a'.repeat(60)],
    ['^(?:\\w+\\s?)+$', `${'word '.repeat(30)}!`],
    ['(x+x+)+y', 'x'.repeat(60)],
  ])('%s gives up, as PCRE2 does at its match limit', (pattern, subject) => {
    expect(worstWays(waysOfSearch(parsePcre2(pattern)), 10)).toBe(Number.POSITIVE_INFINITY);
    const start = performance.now();
    expect(compilePcre2(pattern).test(subject)).toBe(false);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test('(*LIMIT_MATCH=n) lowers the limit', () => {
    expect(compilePcre2('(?:a+)+b').test(`${'a'.repeat(12)}cab`)).toBe(true);
    expect(compilePcre2('(*LIMIT_MATCH=100)(?:a+)+b').test(`${'a'.repeat(12)}cab`)).toBe(false);
  });
});

describe('ways of a search', () => {
  test.each([
    ['^abc$', 100, 1],
    ['^\\d+ \\S+ \\w+$', 100, 1],
    ['^,([^,]*),([^,]*),([^,]*)', 100, 1],
    ['^(?:\\d{1,3}\\.){3}', 100, 1],
    ['^.*x', 100, 101],
    ['^.*x.*y', 100, 101 * 101],
    ['x.*y', 100, 101 * 101],
    ['^(?:[a-z]+,)+z', 100, 101],
  ])('%s over %i bytes: %i', (pattern, length, ways) => {
    expect(worstWays(waysOfSearch(parsePcre2(pattern)), length)).toBe(ways);
  });

  test('a literal that follows a loop is counted in the subject', () => {
    const ways = waysOfSearch(parsePcre2('^.*?user.*?name'));
    expect(waysIn(ways, `${'x'.repeat(500)}user name`)).toBe(4);
  });
});
