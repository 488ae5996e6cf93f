import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findText, type Wanted } from '../../../src/check/algebra/index.ts';
import { compileExpression, type ExpressionType, PatternError } from '../../../src/engine/regex/index.ts';

/** All texts of up to five of these letters. */
const TEXTS = textsOf(['a', 'b', '.', '\n'], 5);

function textsOf(letters: readonly string[], length: number): readonly string[] {
  if (length === 0) return [''];
  const shorter = textsOf(letters, length - 1);
  return [...new Set([...shorter, ...shorter.flatMap((text) => letters.map((letter) => text + letter))])];
}

const PIECES = {
  osmatch: ['a', 'b', 'A', '.', '^', '$', '|', '!', 'ab'],
  osregex: ['a', 'b', 'B', '.', '^', '$', '|', '\\.', '\\w', '\\W', '(a)', '\\w+', '\\.*'],
  pcre2: [
    'a',
    'b',
    '.',
    '\\.',
    '^',
    '$',
    '|',
    '[ab]',
    '[^a]',
    'a?',
    'b*',
    '.+',
    '(?:ab|b)',
    '(?i)a',
    'a{2}',
    '(?=a)',
    '\\b',
  ],
  string: ['a', 'b', '.'],
} as const satisfies Record<ExpressionType, readonly string[]>;

const wanted: fc.Arbitrary<Wanted | undefined> = fc
  .constantFrom<ExpressionType>('osmatch', 'osregex', 'pcre2', 'string')
  .chain((type) =>
    fc.tuple(
      fc.array(fc.constantFrom(...PIECES[type]), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('')),
      fc.boolean(),
      fc.constant(type),
    ),
  )
  .map(([source, negate, type]) => {
    try {
      return { expression: compileExpression(source, type), negate };
    } catch (error) {
      if (error instanceof PatternError) return undefined;
      throw error;
    }
  });

function passes({ expression, negate }: Wanted, text: string): boolean {
  return expression.test(text) !== negate;
}

describe('a search for a text', () => {
  test('proves that there is none only where the engine finds none', () => {
    let proofs = 0;
    fc.assert(
      fc.property(wanted, wanted, wanted, (one, other, third) => {
        if (!one || !other || !third) return;
        const result = findText([one, other], [third]);
        if (result.kind !== 'none' || !result.isProved) return;
        proofs++;
        const counterexample = TEXTS.find((text) => passes(one, text) && passes(other, text) && !passes(third, text));
        expect(counterexample).toBeUndefined();
      }),
      { numRuns: 800, seed: 7 },
    );
    expect(proofs).toBeGreaterThan(100);
  });

  test('finds only texts that the engine agrees on, and misses none where all patterns are exact', () => {
    fc.assert(
      fc.property(wanted, wanted, (one, other) => {
        if (!one || !other) return;
        const result = findText([one], [other]);
        if (result.kind === 'found')
          expect([passes(one, result.text), passes(other, result.text)]).toEqual([true, false]);
        const isExact = [one, other].every(
          ({ expression: { type, source } }) => type !== 'osregex' || !/[+*]|(?:^|\|)\$(?:$|\|)/.test(source),
        );
        const isPlain = [one, other].every(
          ({ expression: { type, source } }) => type !== 'pcre2' || !/\(\?=|\\b|\$[^|)]/.test(source),
        );
        const lines = TEXTS.filter((text) => !text.includes('\n'));
        if (isExact && isPlain && lines.some((text) => passes(one, text) && !passes(other, text))) {
          expect(result.kind === 'none').toBe(false);
        }
      }),
      { numRuns: 800, seed: 11 },
    );
  });
});

describe('a text that is found', () => {
  const pattern = (type: ExpressionType, source: string, negate = false): Wanted => ({
    expression: compileExpression(source, type),
    negate,
  });
  test.each<[string, readonly Wanted[], readonly Wanted[], object]>([
    [
      'a value is found inside of a longer one',
      [pattern('osregex', 'evil')],
      [pattern('osregex', '^evil$')],
      { kind: 'found', text: 'aevil' },
    ],
    [
      'an anchored value is one of a list',
      [pattern('osregex', '^b$')],
      [pattern('pcre2', '^(?i:a|b|c)$')],
      { kind: 'none', isProved: true },
    ],
    [
      'two values exclude each other',
      [pattern('osregex', '^a$'), pattern('osmatch', '^b$')],
      [],
      { kind: 'none', isProved: true },
    ],
    [
      'a list is covered by two parts of it',
      [pattern('osregex', '^a$|^b$')],
      [pattern('osregex', '^a'), pattern('osmatch', 'b')],
      { kind: 'none', isProved: true },
    ],
    [
      'a number range is inside of a wider one',
      [pattern('pcre2', '^(?:[5-9]|\\d{2})$')],
      [pattern('pcre2', '^\\d{1,3}$')],
      { kind: 'none', isProved: true },
    ],
    [
      'OS_Regex proves where it has nothing to retry',
      [pattern('osregex', '^5$')],
      [pattern('osregex', '^\\d+$')],
      { kind: 'none', isProved: true },
    ],
    [
      'and not where it has',
      [pattern('osregex', '^aab$')],
      [pattern('osregex', '^\\w+\\w$')],
      { kind: 'none', isProved: false },
    ],
    [
      'a look-ahead proves for what it restricts',
      [pattern('pcre2', '^(?=a)ab$')],
      [pattern('osregex', '^ab')],
      { kind: 'none', isProved: true },
    ],
    [
      'and not against it',
      [pattern('osregex', '^ab$')],
      [pattern('pcre2', '^(?i)(?=a)ab$')],
      { kind: 'none', isProved: false },
    ],
    [
      'a negated pattern is all the rest',
      [pattern('osregex', '^b$')],
      [pattern('osregex', '^a$', true)],
      { kind: 'none', isProved: true },
    ],
    ['recursion is not looked into', [pattern('pcre2', '^(a(?1)?b)$')], [pattern('osregex', 'a')], { kind: 'unknown' }],
  ])('%s', (_title, all, none, expected) => {
    expect(findText(all, none)).toEqual(expected);
  });
});
