import { OssifyError } from '../../diagnostics/index.ts';
import { pythonText } from '../../harness/index.ts';
import { isRecord } from './record.ts';

/** Rule, level and decoder of an answer, as texts; what is not there is empty. */
export type UnitResult = readonly [rule: string, level: string, decoder: string];

/**
 * Reads what `-U` expects: `rule:level:decoder`, parts may be empty.
 * @throws OssifyError UNIT_TEST_FORMAT
 */
export function readExpectation(text: string): UnitResult {
  const [rule, level, decoder, ...more] = text.split(':');
  if (rule !== undefined && level !== undefined && decoder !== undefined && more.length === 0) {
    return [rule, level, decoder];
  }
  throw new OssifyError({
    code: 'UNIT_TEST_FORMAT',
    message: `"${text}" does not name a rule, a level and a decoder.`,
    hint: 'Write rule:level:decoder, for instance -U 5715:3:sshd.',
  });
}

/** What there is to compare in an answer's `output`. */
export function unitResult(output: Readonly<Record<string, unknown>>): UnitResult {
  const text = (value: unknown): string => (value === undefined ? '' : pythonText(value));
  const rule = isRecord(output.rule) ? output.rule : {};
  const decoder = isRecord(output.decoder) ? output.decoder : {};
  return [text(rule.id), text(rule.level), text(decoder.name)];
}

/**
 * What is printed at the end, and the exit status.
 * quirk: on success the status counts the empty parts of the expectation (rules.md 7).
 */
export function unitVerdict(
  expected: UnitResult,
  result: UnitResult,
): { readonly line: string; readonly exit: number } {
  const isSame = expected.every((part, index) => part === result[index]);
  if (isSame) return { line: 'Unit test OK', exit: expected.filter((part) => part === '').length };
  return {
    line: `Unit test FAIL. Expected ${pythonText(expected)} , Result ${pythonText(result)}`,
    exit: 1,
  };
}
