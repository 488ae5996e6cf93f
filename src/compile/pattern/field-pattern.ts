import type { PatternType, Scalar, TestKind } from '../../define/index.ts';
import { assertNever } from '../../diagnostics/index.ts';
import { escapePcre2, patternAsXml, type Refusal } from './escape.ts';
import { type NumberSpelling, numberRange, spellNumber } from './number.ts';

/** A pattern as it stands in the XML, `negate` apart. */
export interface RenderedPattern {
  readonly type: PatternType;
  readonly source: string;
}

/** What a test becomes beside a list lookup or an address. */
export type PatternTest = Exclude<TestKind, { readonly kind: 'list' | 'address' | 'not' | 'decoded' | 'impossible' }>;

/** Puts a test into a pattern of one dialect, anchored where it asks for equality; or says why that cannot be. */
export function renderPattern(test: PatternTest, spelling: NumberSpelling): RenderedPattern | Refusal {
  switch (test.kind) {
    case 'equals':
      return renderEquals(test.values, test.ignoreCase, spelling);
    case 'range':
      return renderRange(test.from, test.to);
    case 'text': {
      const literal = escapePcre2(test.text);
      const source = `${test.place === 'start' ? '^' : ''}${literal}${test.place === 'end' ? '\\z' : ''}`;
      return literalPattern([test.text], `${test.ignoreCase ? '(?i)' : ''}${source}`);
    }
    case 'item':
      return literalPattern([test.text], `(?:^|,)${escapePcre2(test.text)}(?:,|\\z)`);
    case 'arrayItem':
      return renderArrayItem(test.value);
    case 'exists':
      return { type: 'pcre2', source: '^(?!null\\z)' };
    case 'pattern': {
      const source = patternAsXml(test.type, test.source);
      return typeof source === 'string' ? { type: test.type, source } : source;
    }
    default:
      return assertNever(test);
  }
}

function renderEquals(
  values: readonly Scalar[],
  ignoreCase: boolean,
  spelling: NumberSpelling,
): RenderedPattern | Refusal {
  const spelled: string[] = [];
  for (const value of values) {
    const text = typeof value === 'number' ? spellNumber(value, spelling) : String(value);
    if (text === undefined) return uncertainNumber(value);
    spelled.push(text);
  }
  const literals = spelled.map(escapePcre2);
  const body = literals.length === 1 ? literals[0] : `(?:${literals.join('|')})`;
  return literalPattern(spelled, `${ignoreCase ? '(?i)' : ''}^${body}\\z`);
}

function uncertainNumber(value: Scalar): Refusal {
  return {
    message: `The engine's text of the number ${value} is not certain.`,
    hint: 'Integers past 2^53 travel as text: compare with is("…"). Write fractions with at most six decimals.',
  };
}

function renderRange(from: number | undefined, to: number | undefined): RenderedPattern | Refusal {
  for (const bound of [from, to]) {
    if (bound !== undefined && !Number.isSafeInteger(bound)) {
      return { message: `The bound ${bound} is not an integer below 2^53.`, hint: 'Write the next integer.' };
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    return { message: `No number is between ${from} and ${to}.`, hint: 'Write the smaller number first.' };
  }
  return { type: 'pcre2', source: `^${numberRange(from, to)}\\z` };
}

/**
 * Walks the array's items before it compares one, so that a piece of a longer item is not taken for an item.
 * @source Wazuh 4.14.7: an array becomes its JSON text with `, ` between the items, test/vectors/json.jsonl
 */
function renderArrayItem(value: Scalar): RenderedPattern | Refusal {
  if (typeof value === 'number' && (!Number.isInteger(value) || Math.abs(value) >= 1e15)) return uncertainNumber(value);
  const item = JSON.stringify(value);
  const earlier = '(?:(?:"(?:[^"\\\\]|\\\\.)*"|[^"\\[{,\\]]+), )*';
  return literalPattern([item], `^\\[${earlier}${escapePcre2(item)}[,\\]]`);
}

function literalPattern(literals: readonly string[], source: string): RenderedPattern | Refusal {
  for (const literal of literals) {
    if (literal.includes('\0') || !literal.isWellFormed()) {
      return {
        message: `No event can hold the text ${JSON.stringify(literal)}.`,
        hint: 'Take out NUL and half characters.',
      };
    }
  }
  return { type: 'pcre2', source };
}
