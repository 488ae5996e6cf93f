import { compileExpression, type Expression, PatternError } from '../../engine/regex/index.ts';
import { findText } from '../algebra/index.ts';
import type { Fault } from '../check.ts';
import { faultAt } from '../fault-at.ts';
import type { CheckInput } from '../input.ts';
import { attributeOf } from '../read-input.ts';
import { allPatterns } from './all-patterns.ts';

/** How the JSON decoder writes values that are no texts. @source decoding.md 6.3 */
const SPELLINGS = {
  array: '^\\[[\\s\\S]*\\]$',
  boolean: '^(?:true|false)$',
  number: '^-?(?:\\d{1,10}|\\d+\\.\\d{6})$',
} as const;

/** Patterns on a field whose values are all of one kind, that match none of its spellings. */
export function* misspelt(input: CheckInput, kind: keyof typeof SPELLINGS, spelled: string): Iterable<Fault> {
  const spelling = { expression: compileExpression(SPELLINGS[kind], 'pcre2'), negate: false };
  for (const { file, element, dialect, field } of allPatterns(input)) {
    const kinds = input.vocabulary.get(field ?? '')?.kinds;
    if (kinds?.size !== 1 || !kinds.has(kind) || attributeOf(element, 'negate')?.toLowerCase() === 'yes') continue;
    const expression = compiled(element.content, dialect);
    const search = expression && findText([{ expression, negate: false }, spelling]);
    if (search?.kind === 'none' && search.isProved)
      yield faultAt(file, element, `"${element.content}" matches no value of ${field}: ${spelled}.`);
  }
}

/** A pattern that does not compile is the loader's affair. */
function compiled(source: string, dialect: Expression['type']): Expression | undefined {
  try {
    return compileExpression(source, dialect);
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}
