import type { SourceLocation } from './location.ts';

export type FindingLevel = 'error' | 'warning' | 'note';

/** Something to say about a definition or a ruleset; collected over the whole input, then reported together. */
export interface Finding {
  readonly code: string;
  readonly level: FindingLevel;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly at?: SourceLocation | undefined;
  /** The place in the compiler's output that shows it, when `at` is that of a definition. */
  readonly emittedAt?: SourceLocation | undefined;
  /** The real engine's own message number, where it has one. */
  readonly wazuhCode?: number | undefined;
}

/** Sorts by file, line, column, code: the order of every report. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.at?.file ?? '', b.at?.file ?? '') ||
    (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
    (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
    compareText(a.code, b.code)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
