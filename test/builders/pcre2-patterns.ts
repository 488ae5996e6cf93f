import fc from 'fast-check';

const LITERALS = ['a', 'b', 'c', 'A', 'B', ' ', '1', '\\n', '\\.', '-', '\xe9', '\\xe9', '\\x41', '\\r'];
const TYPES = [
  '.',
  '\\d',
  '\\w',
  '\\s',
  '\\S',
  '\\W',
  '\\D',
  '\\h',
  '\\H',
  '\\v',
  '\\V',
  '\\N',
  '\\R',
  '\\p{L}',
  '\\P{Lu}',
];
const CLASSES = [
  '[ab]',
  '[^a]',
  '[a-c]',
  '[^\\n]',
  '[\\w-]',
  '[[:alpha:]1]',
  '[^[:space:]]',
  '[]a]',
  '[^]a]',
  '[\\da]',
  '[A-b]',
];
const PLACES = [
  '^',
  '$',
  '\\b',
  '\\B',
  '\\A',
  '\\z',
  '\\Z',
  '\\G',
  '[[:<:]]',
  '[[:>:]]',
  '(?i)',
  '(?m)',
  '(?s)',
  '(?-i)',
  '(?x)',
];
const REFERENCES = ['\\1', '\\2', '\\g{-1}', '(?1)', '(?2)', '(?R)', '\\g{1}', '(?-1)', '(?+1)'];
const QUANTIFIERS = ['*', '+', '?', '{2}', '{0,2}', '{1,}', '{2,3}', '{1}', '{2,}'];
const SUFFIXES = ['', '', '', '?', '+'];
const OPENERS = [
  '(',
  '(',
  '(?:',
  '(?:',
  '(?>',
  '(?=',
  '(?!',
  '(?<=',
  '(?<!',
  '(?i:',
  '(?|',
  '(?<n>',
  '(?s:',
  '(?U:',
  '(*napla:',
];
const CONDITIONS = ['(?(1)', '(?(2)', '(?(R)', '(?(R1)', '(?(?=a)', '(?(?!b)', '(?(?<=a)', '(?(DEFINE)', '(?(?=(a))'];

/** Patterns written from PCRE2's own grammar, most of them valid, over a small alphabet so that they match something. */
export const anyPattern: fc.Arbitrary<string> = fc.letrec<{
  pattern: string;
  sequence: string;
  item: string;
  group: string;
}>((tie) => ({
  item: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    { weight: 8, arbitrary: fc.constantFrom(...LITERALS) },
    { weight: 3, arbitrary: fc.constantFrom(...TYPES) },
    { weight: 2, arbitrary: fc.constantFrom(...CLASSES) },
    { weight: 2, arbitrary: fc.constantFrom(...PLACES) },
    { weight: 1, arbitrary: fc.constantFrom(...REFERENCES) },
    { weight: 6, arbitrary: tie('group') },
  ),
  group: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(fc.constantFrom(...OPENERS), tie('pattern')).map(([open, body]) => `${open}${body})`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...CONDITIONS), tie('sequence'), tie('sequence'))
        .map(([open, yes, no]) => `${open}${yes}|${no})`),
    },
  ),
  sequence: fc
    .array(fc.tuple(tie('item'), quantified()), { minLength: 0, maxLength: 4 })
    .map((items) => items.map(([item, quantifier]) => item + quantifier).join('')),
  pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => options.join('|')),
})).pattern;

function quantified(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...QUANTIFIERS), fc.constantFrom(...SUFFIXES))
        .map(([what, how]) => what + how),
    },
  );
}

/** Texts over the same alphabet. */
export const anySubject: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('a', 'b', 'c', 'A', 'B', ' ', '1', '\n', '.', '-', '\xe9', '\r', 'aa', 'ab', 'abc'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
