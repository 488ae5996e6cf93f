import { describe, expect, test } from 'vitest';
import { OssifyError } from '../../../../src/diagnostics/index.ts';
import { PatternError } from '../../../../src/engine/regex/index.ts';
import { parsePcre2 } from '../../../../src/engine/regex/pcre2/syntax/parse.ts';
import { loadOracle } from '../../../builders/pcre2-oracle.ts';

const oracle = await loadOracle();

const taken = String.raw`
  a+ a*? a{2} a{2,}+ a{,3} {a} x{1,2 a\Q\E+ a\E+ a(?#x)+ a+(?#x)+ \Q(\E \Qa \E a|| () (|a) (?i:)+ a\Q+\E+
  (?=a)* (?<!a)? [[:<:]]+ a{0} []a] [^]a] [\8] [\d-] [a-\Qb\E] [[:alpha:]] [[:^alpha:]] [--a] [a-] [-a] [\--a] [\b]
  [:a] [\Q]\E] \x \xg \x{41} \o{101} \08 \_ \é \c! \10 (a)\10 \19 \0000 \N \N{3} \R+ \H* \p{L} \pL \p{^Lu} \p{L&} \P{Any}
  (?<a>b) (?'a'b) (?P<a>b)(?P=a) (?<a>b)\k{a} (?<a>b)\k<a> (a)\g1 (a)\g{-1} (a)\g{+1}(b) (a)\g<1> (a)(?1) (?+1)(a) (a)(?-1)
  (?R) a(?R)? (?J)(?<a>b)(?<a>c) (?|(?<a>b)|(?<a>c)) (?|(a)|(b))\1 (a)?(?(1)a) (a)?(?(1)a|b) (?(R)a) (?(DEFINE)a)
  (?(?=a)a|b) (?(?<!a)a|b) (?<n>x)?(?(<n>)a|b) (?<n>x)?(?('n')a|b) (?<n>x)?(?(n)a|b) (?(VERSION>=10.0)a|b) (?(+1)a)(b)
  (?i) (?^) (?^i) (?i-) (?-) (?) (?i-s-m:a)|x (?xx)[a-z] (?n)(a) (?U)a+ (?i-sm:a) (?C) (?C255) (?C'abc') (?C{a})
  (?<=a|bb) (?<=(a|b)) (?<=a{3}) (?<=(?1))(a) (a)(?<=\1) (?<=(a)(?(1)b)) (?<=^|b) (?<=a\z) (?<=(?=aa+)) (?<=(a){2})
  (*F) (*FAIL) (*ACCEPT) (*ACCEPT)? (*MARK:a) (*:a) (*NOTEMPTY)a (*LIMIT_MATCH=3)a (*BSR_ANYCRLF)\R (*NO_JIT)a
  (*pla:a) (*nla:a) (*plb:a) (*nlb:a) (*napla:a) (*naplb:a) (*atomic:a) (*positive_lookahead:a) (?>a)
`.trim();

const refused = String.raw`
  * + ? {1} a** a+++ a{3}?? a{2,1} a{65536} ^* $* \A* \b+ \B* \G* \Z* \z+ (*F)* a|* (*) (?:+) (?=+) a(?i)+ (?C1)* \Q\E* {2}
  (a a) (?:a [a [] [a\] [\ \ [z-a] [a-\d] [\d-z] [[:alpha:]-z] [z-[:alpha:]] [[:foo:]] [[:ALPHA:]] [[.a.]] [[=a=]] [:alpha:]
  [\N] [\R] [\X] [\B] [[:<:]a] \i \J \L \l \u \U \F \y \N{a} \x{} \x{g} \x{1 \o \o{} \o{9} \c \g \g{} \g{a \k \k{} \k<> \p \p{
  \1 \8 \81 \2(a) \g1 \g{-1} \g<1> \k<a> (?P=a) (?2)(a) (?-1)(a) (?&x) (?R1) (?(1)a|b) (?(a)a) (?(<n>)a) (?(0)a) (?(-1)a)
  (a)(?(1)a|b|c) (?(DEFINE)a|b) (?(1 (?a) (?i (?-^i) (?i-s-m) (?X) (?"a") (?P (?Pa) (?C256) (?C'ab) (?#abc
  (?< (?<1a>b) (?<a (?<a>b)(?<a>c) (?|(?<a>b)|(?<b>c)) (?'a>b) (?<>a) (?<abcdefghijklmnopqrstuvwxyzabcdefg>a)
  (?<=a+) (?<=(a|bb)) (?<=a{1,3}) (?<=\R) (?<=(?1))(a+) (a+)(?<=\1) (?<=a*+) (?<=(?:a|bb)) (?|(a))(?<=\1) (*FOO) (*xyz:a) (*LIMIT_MATCH=a) a(*UTF)
`.trim();

const split = (list: string): readonly string[] => list.split(/\s+/).filter((pattern) => !pattern.includes('(?i-s-m:'));

describe('patterns that PCRE2 takes', () => {
  test.each(split(taken))('%s is read', (pattern) => {
    expect(() => parsePcre2(pattern)).not.toThrow();
    expect(oracle(pattern, 'a')).not.toBe('error');
  });
});

describe('patterns that PCRE2 refuses', () => {
  test.each(split(refused))('%s is refused', (pattern) => {
    expect(() => parsePcre2(pattern)).toThrow(PatternError);
    expect(oracle(pattern, 'a')).toBe('error');
  });

  test.each([
    ['(?<=\\Ka)', 'since 10.38'],
    ['(?=\\K)', 'since 10.38'],
    ['\\400', 'in 8-bit patterns without (*UTF)'],
    ['\\x{100}', 'in 8-bit patterns without (*UTF)'],
    ['\\N{U+41}', 'without (*UTF)'],
  ])('%s is refused, which the 16-bit library of the tests cannot show: %s', (pattern) => {
    expect(() => parsePcre2(pattern)).toThrow(PatternError);
  });

  test('250 parentheses may stand in one another, 251 may not', () => {
    expect(() => parsePcre2('('.repeat(250) + ')'.repeat(250))).not.toThrow();
    expect(() => parsePcre2('('.repeat(251) + ')'.repeat(251))).toThrow(PatternError);
  });
});

describe('what we do not implement is refused by name', () => {
  test.each([
    ['\\X', '\\X'],
    ['(*COMMIT)a', '(*COMMIT)'],
    ['a(*PRUNE)b', '(*PRUNE)'],
    ['a(*SKIP:x)b', '(*SKIP)'],
    ['(*CRLF)a', '(*CRLF)'],
    ['\\p{Emoji}', '\\p{Emoji}'],
    ['\\p{bidi_class:AL}', '\\p{bidiclass:AL}'],
    ['(*sr:a)', '(*sr:…)'],
    ['(*UTF)(?i)(.)\\1', 'a back-reference under (?i) with (*UTF) or (*UCP)'],
  ])('%s names %s', (pattern, name) => {
    let thrown: unknown;
    try {
      parsePcre2(pattern);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(OssifyError);
    expect(thrown).toMatchObject({
      code: 'UNSUPPORTED_PCRE2',
      message: `The PCRE2 construct ${name} is not implemented.`,
    });
  });
});
