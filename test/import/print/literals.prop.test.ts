import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/define/index.ts';
import { layOut } from '../../../src/import/print/layout.ts';
import { key, pattern, quoted, string, template } from '../../../src/import/print/literals.ts';

/** Evaluates TypeScript that is JavaScript too. */
function evaluate(expression: string): unknown {
  return new Function('text', `return ${expression};`)(text);
}

/** Texts with what the languages of patterns, templates and quotes are made of. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('\\', '`', '$', '{', '}', "'", '"', '\n', '\r', '\u2028', '(', 'a', ' '),
    maxLength: 12,
  }),
);

describe('what is printed is what was meant', () => {
  test('for any text in quotes', () => {
    fc.assert(fc.property(anyText, (given) => evaluate(quoted(given)) === given));
  });

  test('for any pattern, raw or not', () => {
    fc.assert(fc.property(anyText, (given) => evaluate(layOut(pattern(given), '', 0, 0)) === given));
  });

  test('for any description', () => {
    const pieces = fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(pieces, anyText, (given, end) => {
        const literals = [...given.map(([literal]) => literal), end];
        const fields = given.map(([, field]) => field);
        const made = { kind: 'text', literals, fields } as const;
        expect(evaluate(layOut(template(made), '', 0, 0))).toEqual(made);
      }),
    );
  });

  test('for any name of a member, however the object is laid out', () => {
    fc.assert(
      fc.property(anyText, fc.nat(200), (name, before) => {
        const made = layOut({ kind: 'object', members: [[key(name), string('x')]] }, '', before, 0);
        expect(Object.entries(Object(evaluate(`(${made})`)))).toEqual([[name, 'x']]);
      }),
    );
  });
});

test.each([
  ["it's", `"it's"`],
  ['say "x"', `'say "x"'`],
  ['a\nb', "'a\\nb'"],
])('%j is quoted with the fewest escapes', (given, printed) => {
  expect(quoted(given)).toBe(printed);
});

test.each([
  ['a\\d', 'String.raw`a\\d`'],
  ['plain', "'plain'"],
  ['ends in \\', "'ends in \\\\'"],
  ['\\d `x`', "'\\\\d `x`'"],
])('the pattern %j is raw where that saves doubled backslashes', (given, printed) => {
  expect(layOut(pattern(given), '', 0, 0)).toBe(printed);
});
