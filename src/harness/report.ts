import type { Difference } from './compare.ts';
import { type MutationReport, mutationTotals } from './mutation/report.ts';
import type { RunReport } from './run.ts';

/** All that a test of one plugin gave: what reporters format, and nothing else do they look at. */
export interface TestReport {
  readonly plugin: string;
  /** One a judge. */
  readonly runs: readonly RunReport[];
  /** Only where judges were compared. */
  readonly differences?: readonly Difference[];
  readonly mutation?: MutationReport;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notComparable: number;
}

export function countOutcomes({ results }: RunReport): Counts {
  const count = (kind: string): number => results.filter(({ outcome }) => outcome.kind === kind).length;
  return { passed: count('passed'), failed: count('failed'), notComparable: count('not-comparable') };
}

/** Every example as it says, no two judges apart, and no mutant alive that is not excused. */
export function isGood({ runs, differences, mutation }: TestReport): boolean {
  const totals = mutation && mutationTotals(mutation);
  const isMutationGood = totals === undefined || (totals.survived === 0 && !totals.excusesTooMany);
  return runs.every((run) => countOutcomes(run).failed === 0) && (differences ?? []).length === 0 && isMutationGood;
}
