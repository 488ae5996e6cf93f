import { OssifyError } from '../../diagnostics/index.ts';
import { membersOf } from '../logtest-document.ts';
import type { Mutant } from './report.ts';

/** An author's word that a change means the same: no event can tell it from the original. */
export interface Equivalent {
  readonly of: string;
  readonly what: string;
  /** All changes of that part when absent. */
  readonly how?: string;
  readonly reason: string;
}

/**
 * Reads equivalents.jsonl: `{ "of": "100601", "what": "field a.b", "how": "left out", "reason": "…" }`, one a line.
 * @throws OssifyError EQUIVALENTS_DAMAGED
 */
export function readEquivalents(text: string, file: string): Equivalent[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const { of, what, how, reason } = membersOf(parse(line));
    const isTold =
      typeof of === 'string' && typeof what === 'string' && typeof reason === 'string' && reason.trim() !== '';
    if (isTold) return [{ of, what, reason, ...(typeof how === 'string' ? { how } : {}) }];
    throw new OssifyError({
      code: 'EQUIVALENTS_DAMAGED',
      at: { file, line: index + 1 },
      message: 'The line is no object with "of", "what" and "reason".',
      hint: 'Write, for example, {"of": "100601", "what": "field a.b", "how": "left out", "reason": "why no event can tell"}.',
    });
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // told as a damaged line by the caller
  }
}

/** The excuse for a mutant, if there is one. */
export function excuseFor(mutant: Mutant, equivalents: readonly Equivalent[]): Equivalent | undefined {
  return equivalents.find(
    ({ of, what, how }) => of === mutant.of && what === mutant.what && (how === undefined || how === mutant.how),
  );
}
