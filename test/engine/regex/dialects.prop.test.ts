import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerAscii } from '../../../src/engine/bytes.ts';
import {
  compileExpression,
  compileWordMatch,
  type Expression,
  type ExpressionType,
  PatternError,
} from '../../../src/engine/regex/index.ts';
import { referenceOsRegex } from './os-regex-reference.ts';

const RUNS = { numRuns: 5000 };

/** Few letters, so that patterns match often. */
const subjects = fc
  .array(fc.constantFrom('a', 'B', '1', ' ', ':', '(', '+', '-', '$', '^', '|', '\t', '\xe9', 'b'), { maxLength: 12 })
  .map((bytes) => bytes.join(''));
const osRegexPieces = fc.constantFrom(
  ...['a', 'B', '1', ' ', ':', '+', '*', '^', '$', '|', '(', ')', '\xe9'],
  ...[
    '\\w+',
    '\\d+',
    '\\S+',
    '\\.+',
    '\\s+',
    '\\w*',
    '\\d*',
    '\\s*',
    '\\.*',
    '\\p*',
    '\\w',
    '\\d',
    '\\W',
    '\\t',
    '\\(',
    '\\$',
    '\\|',
    '\\<',
    '\\D',
    '\\S',
  ],
  ...['(\\w+)', '(\\d*)', '(\\S+)', '(\\.+)', '(a)', '()', '\\S+\\d\\s'],
);
const osRegexPatterns = fc.array(osRegexPieces, { maxLength: 7 }).map((pieces) => pieces.join(''));
const osMatchPatterns = fc
  .array(fc.constantFrom('a', 'B', 'b', '1', '^', '$', '|', '!', '\\', '\xe9', ':'), { maxLength: 6 })
  .map((bytes) => bytes.join(''));

const pcre2Patterns = fc
  .tuple(
    fc.constantFrom('^', '(?i)^', '', '^(?=a)', '^a*', '(?m)^', '(?s)^.*', '^b|^'),
    fc.array(fc.constantFrom('a', 'b', '\\d', '[^a]', 'B?', '(?:a|1)', '(b)', '.', ' +'), { maxLength: 4 }),
  )
  .map(([beginning, pieces]) => beginning + pieces.join(''));

function compiled(pattern: string, type: ExpressionType, mode: 'plain' | 'capture'): Expression | undefined {
  try {
    return compileExpression(pattern, type, mode);
  } catch (error) {
    expect(error).toBeInstanceOf(PatternError);
    return undefined;
  }
}

test.each(['capture', 'plain'] as const)('OS_Regex in %s mode is the algorithm of the specification', (mode) => {
  fc.assert(
    fc.property(osRegexPatterns, subjects, (pattern, subject) => {
      const expression = compiled(pattern, 'osregex', mode);
      if (expression === undefined) return;
      expect(expression.exec(subject)).toEqual(referenceOsRegex(pattern, subject, mode));
    }),
    RUNS,
  );
});

/** OS_Match said plainly: each alternative a test of lower-case texts. */
function referenceOsMatch(pattern: string, subject: string): boolean {
  const fold = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const isNegated = pattern.startsWith('!');
  const found = fold(isNegated ? pattern.slice(1) : pattern)
    .split('|')
    .some((piece) => {
      const text = fold(subject);
      if (/^\^.*\$$/s.test(piece)) return text === piece.slice(1, -1);
      if (piece.endsWith('$')) return text.endsWith(piece.slice(0, -1));
      if (piece.startsWith('^')) return text.startsWith(piece.slice(1));
      return piece === '' || (!/[\x80-\xff]/.test(piece) && text.includes(piece));
    });
  return found !== isNegated;
}

test('OS_Match is a list of plain tests', () => {
  fc.assert(
    fc.property(osMatchPatterns, subjects, (pattern, subject) => {
      expect(compileExpression(pattern, 'osmatch').test(subject)).toBe(referenceOsMatch(pattern, subject));
    }),
    RUNS,
  );
});

test.each([
  ['osregex', osRegexPatterns],
  ['osmatch', osMatchPatterns],
  ['string', osMatchPatterns],
  ['pcre2', pcre2Patterns],
] as const)('a subject that %s matches begins with a byte that is not ruled out', (type, sources) => {
  let ruledOut = 0;
  fc.assert(
    fc.property(sources, subjects, (source, subject) => {
      const expression = compiled(source, type, 'plain');
      if (expression === undefined || subject === '') return;
      const mayMatch = expression.mayBeginWith(subject.charCodeAt(0));
      if (!mayMatch) ruledOut++;
      if (expression.test(subject)) expect(mayMatch).toBe(true);
    }),
    RUNS,
  );
  expect(ruledOut).toBeGreaterThan(0);
});

test('exact strings know no operators and no case', () => {
  fc.assert(
    fc.property(osMatchPatterns, subjects, (pattern, subject) => {
      expect(compileExpression(pattern, 'string').test(subject)).toBe(pattern === subject);
    }),
  );
});

test.each([
  ['web', 'webserver,', true],
  ['^web', 'a,web,', false],
  ['^WEB', 'web,a', true],
  ['x|b', 'a,b,', true],
  ['x|', 'a', true],
  ['', 'a', false],
  ['|x', 'a', false],
  ['\xc9', 'a\xc9', true],
])('the word matcher finds %j in %j: %s', (pattern, subject, expected) => {
  expect(compileWordMatch(pattern)(lowerAscii(subject))).toBe(expected);
});
