import { describe, expect, test } from 'vitest';
import { leadingLiteral, requiredLiterals } from '../../../../src/engine/regex/pcre2/analysis/literal.ts';
import { startsOf } from '../../../../src/engine/regex/pcre2/analysis/starts.ts';
import { parsePcre2 } from '../../../../src/engine/regex/pcre2/syntax/parse.ts';
import { toRegExpSource } from '../../../../src/engine/regex/pcre2/translate/to-regexp-source.ts';
import { isTranslatable } from '../../../../src/engine/regex/pcre2/translate/translatable.ts';

describe('literals that every match holds', () => {
  test.each([
    ['abc', ['abc']],
    ['ab.cde', ['cde', 'ab']],
    ['(?i)aB1', ['ab1']],
    ['a(bc)+d', ['abc', 'd']],
    ['ab(?:cd)?ef', ['ab', 'ef']],
    ['ab|cd', []],
    ['x(?=yz)ab', ['xab']],
    ['a\\bbc', ['abc']],
    ['a{3}', ['a']],
  ])('%s: %j', (pattern, literals) => {
    expect(requiredLiterals(parsePcre2(pattern).root).map(({ text }) => text)).toEqual(literals);
  });

  test('a literal at the start may follow characters that are not known', () => {
    expect(leadingLiteral([parsePcre2('\\s\\dfrom.*x').root])?.text).toBe('from');
    expect(leadingLiteral([parsePcre2('\\s*from').root])).toBeUndefined();
  });
});

describe('translation to a RegExp', () => {
  test.each([
    ['a.c', 'a[^\\x0a]c'],
    ['(?s).', '[^]'],
    ['(?i)a1', '[Aa]1'],
    ['a$', 'a(?=\\x0a?$)'.replace('\\x0a', '\\n')],
    ['(a*)?b', '(?:(a*)|)b'],
    ['(?:ab){2,}?', '(?:ab){2,}?'],
    ['[^\\w]', '[^0-9A-Z_a-z]'],
  ])('%s -> %s', (pattern, source) => {
    expect(toRegExpSource(parsePcre2(pattern).root)).toBe(source);
  });

  test.each([
    '(?:(a)|b)*',
    '(a?)*',
    '(a)\\1',
    '(?>a)',
    'a++',
    '(?(1)a)(b)',
    'a(?R)?',
    '(?|(a)|(b))',
    '(?=(a))',
    '(*UTF)a',
    '(*NOTEMPTY)a*',
  ])('%s means something else there, and is left to our own matcher', (pattern) => {
    expect(isTranslatable(parsePcre2(pattern))).toBe(false);
  });
});

describe('where a match can begin', () => {
  test.each([
    ['^a', 'text'],
    ['\\Aa|^b', 'text'],
    ['(?s).*a', 'text'],
    ['.*a', 'lines'],
    ['(.+)a', 'lines'],
    ['.*?a|.+b', 'lines'],
    ['(?m)^a', 'anywhere'],
    ['.*a|b', 'anywhere'],
    ['(.*)\\1', 'anywhere'],
    ['.{0,9}a', 'anywhere'],
    ['.*+a', 'anywhere'],
    ['(*NOTEMPTY).*', 'anywhere'],
    ['[^\\n]*', 'lines'],
    ['[^a]*', 'anywhere'],
  ])('%s: %s', (pattern, starts) => {
    expect(startsOf(parsePcre2(pattern))).toBe(starts);
  });
});
