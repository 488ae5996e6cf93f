import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PatternTest, renderPattern } from '../../../src/compile/pattern/field-pattern.ts';
import {
  arrayContains,
  contains,
  endsWith,
  exists,
  type FieldTest,
  hasItem,
  is,
  oneOf,
  osMatch,
  osRegex,
  pcre2,
  startsWith,
} from '../../../src/define/index.ts';
import { compileExpression } from '../../../src/engine/regex/index.ts';

function patternOf({ test }: FieldTest<unknown>) {
  if (test.kind === 'list' || test.kind === 'address' || test.kind === 'not' || test.kind === 'decoded')
    throw new Error(test.kind);
  if (test.kind === 'impossible') throw new Error(test.kind);
  return renderPattern(test satisfies PatternTest, 'json');
}

const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

function holds(field: FieldTest<unknown>, subject: string): boolean {
  const pattern = patternOf(field);
  if ('message' in pattern) throw new Error(pattern.message);
  return compileExpression(bytes(pattern.source), pattern.type).test(bytes(subject));
}

describe('a test holds exactly where its name says', () => {
  test.each<[FieldTest<unknown>, string, boolean]>([
    [is('mitigated'), 'mitigated', true],
    [is('mitigated'), 'not_mitigated', false],
    [is('mitigated'), 'mitigated_x', false],
    [is('mitigated'), 'Mitigated', false],
    [is('mitigated'), 'mitigated\n', false],
    [is('mitigated', { ignoreCase: true }), 'Mitigated', true],
    [is('a.b'), 'axb', false],
    [is('José'), 'José', true],
    [is('<a & b>'), '<a & b>', true],
    [is(''), '', true],
    [is(''), 'x', false],
    [is(3), '3', true],
    [is(3), '33', false],
    [is(1_737_000_000_000), '1737000000000.000000', true],
    [is(true), 'true', true],
    [oneOf('a', 'b'), 'b', true],
    [oneOf('a', 'b'), 'ab', false],
    [oneOf(20, 2004), '20', true],
    [oneOf(20, 2004), '200', false],
    [contains('|$^'), 'x|$^y', true],
    [contains('=x'), 'a=x', true],
    [startsWith('a.'), 'a.b', true],
    [startsWith('a.'), 'ba.b', false],
    [startsWith('A', { ignoreCase: true }), 'ab', true],
    [endsWith('.exe'), 'x.exe', true],
    [endsWith('.exe'), 'x.exe2', false],
    [hasItem('new'), 'new', true],
    [hasItem('new'), 'status,new', true],
    [hasItem('new'), 'renew,newer', false],
    [hasItem('new'), '', false],
    [exists(), 'x', true],
    [exists(), 'null', false],
    [exists(), 'nullable', true],
    [arrayContains('b'), '["a", "b"]', true],
    [arrayContains('b'), '["a", "bb"]', false],
    [arrayContains('b'), '["a\\", \\"b\\", \\"c"]', false],
    [arrayContains(', '), '["a, ", ", b"]', false],
    [arrayContains('a"b'), '["a\\"b"]', true],
    [arrayContains(2), '[1, 2]', true],
    [arrayContains(2), '[1, 22]', false],
    [arrayContains(true), '[false, true]', true],
    [arrayContains('x'), '[]', false],
    [pcre2('a<b'), 'a<b', true],
    [pcre2('a\\<b'), 'a<b', true],
    [pcre2('(?i)ab&'), 'AB&', true],
    [osRegex('^\\d+$'), '12', true],
    [osMatch('^a|b$'), 'xb', true],
  ])('%j on %j: %s', (field, subject, expected) => {
    expect(holds(field, subject)).toBe(expected);
  });
});

describe('is(text) matches exactly that text', () => {
  test('for any text and any other', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((t) => !t.includes('\0') && t.isWellFormed());
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(holds(is(a), a)).toBe(true);
        expect(holds(is(a), b)).toBe(a === b);
        expect(holds(contains(a), `${b}${a}${b}`)).toBe(true);
      }),
      { numRuns: 800 },
    );
  });

  test('arrayContains(text) finds it among any other items', () => {
    const item = fc.string({ unit: 'grapheme', maxLength: 6 }).filter((t) => !t.includes('\0'));
    fc.assert(
      fc.property(item, fc.array(item, { maxLength: 4 }), (wanted, items) => {
        const array = `[${items.map((one) => JSON.stringify(one)).join(', ')}]`;
        expect(holds(arrayContains(wanted), array)).toBe(items.includes(wanted));
      }),
      { numRuns: 800 },
    );
  });
});

describe('what XML or the dialect cannot carry is refused', () => {
  test.each<[FieldTest<unknown>, RegExp]>([
    [pcre2('(?<name>x)'), /strict XML parser/],
    [pcre2('(?<=a)b'), /strict XML parser/],
    [pcre2('(?P<n>x)'), /strict XML parser/],
    [pcre2('\\Qa<b\\E'), /\\Q/],
    [osRegex('a<b'), /cannot escape/],
    [osMatch('a&b'), /cannot escape/],
    [is(2 ** 53), /not certain/],
    [is('a\0b'), /No event can hold/],
    [is('\ud800'), /No event can hold/],
    [arrayContains(1e15), /not certain/],
  ])('%j', (field, message) => {
    const pattern = patternOf(field);
    expect('message' in pattern ? pattern.message : pattern).toMatch(message);
  });
});
