/**
 * Which examples can notice a change: those in which the rule was tried, those in which its siblings were, or any.
 */
export type Reach = 'tried' | 'siblings' | 'all';

/** A change of the emitted XML that the engine loads. */
export interface Mutant {
  /** `decoder NAME`, or the id of the rule. */
  readonly of: string;
  readonly file: string;
  readonly line: number;
  /** What was changed: `field threatInfo.x`, `level`, `if_sid`, `regex`. */
  readonly what: string;
  /** In words: `negated`, `5 -> 6`, `left out`. */
  readonly how: string;
  readonly reach: Reach;
  /** The rule takes more events than before: an example that is silent notices, hardly one that fires. */
  readonly loosens?: boolean;
  /** What the changed decoder fills: who expects one of them notices first. */
  readonly fields?: readonly string[];
  /** The rule that its new place is below: who ends there now may end elsewhere. */
  readonly below?: string;
  /** Names that the changed decoder's events have: its own and its parent's. */
  readonly decoders?: readonly string[];
  /** Start and end of the text that is replaced, and what replaces it. */
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

export interface Survivor {
  readonly mutant: Mutant;
  /** What example would notice it. */
  readonly advice: string;
}

export interface Excused {
  readonly mutant: Mutant;
  /** Why no event can tell the mutant from the original. */
  readonly reason: string;
}

export interface SubjectScore {
  /** Id of the rule, or `decoder NAME`. */
  readonly subject: string;
  readonly killed: number;
  readonly survived: readonly Survivor[];
  readonly equivalent: readonly Excused[];
}

export interface MutationReport {
  readonly rules: readonly SubjectScore[];
  /** Mutants that the engine does not load: no user could ship them. */
  readonly unloadable: number;
  readonly durationMs: number;
}

export interface MutationTotals {
  readonly killed: number;
  readonly survived: number;
  readonly equivalent: number;
  /** Killed of those that are not equivalent, 0 to 100. */
  readonly score: number;
  /** More are excused than may be: 3 % of all. */
  readonly excusesTooMany: boolean;
}

const MAX_EQUIVALENT_PERCENT = 3;

export function mutationTotals({ rules }: MutationReport): MutationTotals {
  const sum = (read: (score: SubjectScore) => number): number => rules.reduce((total, score) => total + read(score), 0);
  const killed = sum((score) => score.killed);
  const survived = sum((score) => score.survived.length);
  const equivalent = sum((score) => score.equivalent.length);
  const all = killed + survived + equivalent;
  return {
    killed,
    survived,
    equivalent,
    score: killed + survived === 0 ? 100 : (100 * killed) / (killed + survived),
    excusesTooMany: equivalent * 100 > MAX_EQUIVALENT_PERCENT * all,
  };
}
