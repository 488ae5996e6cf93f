import { describe, expect, test } from 'vitest';
import { utf8ToBytes } from '../../../../src/engine/bytes.ts';
import { compilePcre2 } from '../../../../src/engine/regex/pcre2/index.ts';
import { loadOracle } from '../../../builders/pcre2-oracle.ts';

const oracle = await loadOracle();

/** Letters, digits, marks, spaces, symbols and format characters whose properties no newer Unicode has changed. */
const CHARS = [
  [0x01, 0x24f],
  [0x300, 0x310],
  [0x370, 0x377],
  [0x400, 0x41f],
  [0x5d0, 0x5d5],
  [0x610, 0x61c],
  [0x660, 0x669],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x2069],
  [0x20ac, 0x20ac],
  [0x2160, 0x2164],
  [0x3000, 0x3010],
  [0x3041, 0x3050],
  [0x4e00, 0x4e04],
].flatMap(([from = 0, to = 0]) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)),
);

const POSIX = 'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' ');

describe('under (*UCP) a class takes the characters that it takes in PCRE2', () => {
  test.each([
    ...[
      '\\d',
      '\\D',
      '\\w',
      '\\W',
      '\\s',
      '\\S',
      '\\h',
      '\\v',
      '[\\w-]',
      '[^\\s\\d]',
      '(?i)[[:lower:]]',
      '(?i)\\w',
      '(?i)[\\p{Ll}]',
      '(?i)[x\\p{Lu}]',
    ],
    ...POSIX.map((name) => `[[:${name}:]]`),
    ...POSIX.map((name) => `[[:^${name}:]]`),
  ])('%s', (item) => {
    const ours = compilePcre2(`(*UTF)(*UCP)^(?:${item})\\z`);
    const differing = CHARS.filter(
      (char) => ours.test(utf8ToBytes(char)) !== Array.isArray(oracle(`(*UCP)^(?:${item})\\z`, char)),
    );
    expect(differing).toEqual([]);
  });
});

function differingFrom(theirs: string, ours: string): readonly string[] {
  const compiled = compilePcre2(`(*UTF)^${ours}\\z`);
  return CHARS.filter((char) => compiled.test(utf8ToBytes(char)) !== Array.isArray(oracle(`^${theirs}\\z`, char)));
}

describe('a property takes the characters that it takes in PCRE2', () => {
  test.each(['Xan', 'Xwd', 'Xsp', 'Xps'])('%s', (name) => {
    expect(differingFrom(`\\p{${name}}`, `\\p{${name}}`)).toEqual([]);
    expect(differingFrom(`\\P{${name}}`, `\\P{${name}}`)).toEqual([]);
  });

  test.each(['Greek', 'Han', 'Common'])('script %s', (name) => {
    // the oracle's release knows the script alone, by its bare name
    expect(differingFrom(`\\p{${name}}`, `\\p{sc:${name}}`)).toEqual([]);
    expect(differingFrom(`\\P{${name}}`, `\\p{^Script=${name.toLowerCase()}}`)).toEqual([]);
  });

  test('a bare script name also means what scripts share: the Arabic comma', () => {
    const arabic = (source: string) => compilePcre2(`(*UTF)^${source}\\z`).test(utf8ToBytes('\u060c'));
    expect(['\\p{Arabic}', '\\p{scx:arabic}', '\\p{sc:Arabic}', '\\p{Old_Italic}'].map(arabic)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('and a word boundary stands where it stands in PCRE2', () => {
  test.each([
    ['\\bé', 'aé'],
    ['\\bé', ' é'],
    ['é\\b', 'é-'],
    ['é\\b', 'é日'],
    ['\\Bé', 'é'],
    ['é\\Bb', 'éb'],
    ['[[:<:]]é', '-é'],
    ['é[[:>:]]', 'é '],
    ['\\b\\w+\\b', 'José María'],
  ])('%s in %s', (pattern, subject) => {
    const ours = compilePcre2(`(*UTF)(*UCP)${utf8ToBytes(pattern)}`).test(utf8ToBytes(subject));
    expect(ours).toBe(Array.isArray(oracle(`(*UCP)${pattern}`, subject)));
  });
});

describe('without (*UTF) a byte is the code point of the same number', () => {
  test.each([
    ['\\w', '\xe9', true],
    ['\\w', '\xd7', false],
    ['\\s', '\xa0', true],
    ['\\d', '\xb2', false],
    ['a\\bb', 'a\xe9b', false],
    ['a\\b', 'a\xe9', false],
    ['a\\b', 'a\xd7', true],
  ])('%s in %j: %s', (pattern, subject, expected) => {
    expect(compilePcre2(`(*UCP)${pattern}`).test(subject)).toBe(expected);
  });
});
