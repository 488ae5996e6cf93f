import type { Rule, RuleNode } from '../../engine/index.ts';
import { type Facts, isPattern, subjectOf } from './facts.ts';

/** A rule that may end the search before a later sibling, and what it asks for. */
interface Candidate {
  readonly rule: Rule;
  readonly index: number;
  readonly subjects: readonly string[];
  readonly decoderId: number | undefined;
  /** Conditions that are neither patterns nor a decoder. */
  readonly others: number;
}

const known = new WeakMap<readonly RuleNode[], readonly Candidate[]>();

/** The earlier siblings whose conditions are all on something that is known of the event: only these can be implied. */
export function candidates(siblings: readonly RuleNode[], before: number, facts: Facts): readonly Rule[] {
  const found: Rule[] = [];
  for (const candidate of candidatesAmong(siblings)) {
    if (candidate.index >= before) break;
    if (isOnKnown(candidate, facts)) found.push(candidate.rule);
  }
  return found;
}

function isOnKnown({ subjects, decoderId, others }: Candidate, facts: Facts): boolean {
  if (decoderId !== undefined && !facts.decoderIds.has(decoderId)) return false;
  if (others > facts.others.length) return false;
  for (const subject of subjects) if (!facts.patterns.has(subject)) return false;
  return true;
}

function candidatesAmong(siblings: readonly RuleNode[]): readonly Candidate[] {
  const before = known.get(siblings);
  if (before !== undefined) return before;
  const made = siblings.flatMap(({ rule }, index) => (mayTakeAll(rule) ? [candidate(rule, index)] : []));
  known.set(siblings, made);
  return made;
}

/** A rule that counts, or that says "go on", does not end the search whenever its conditions hold. */
function mayTakeAll({ noAlert, isComposite }: Rule): boolean {
  return !noAlert && !isComposite;
}

function candidate(rule: Rule, index: number): Candidate {
  const decoder = rule.conditions.find((condition) => condition.kind === 'decodedAs');
  const subjects = [...new Set(rule.conditions.filter(isPattern).map(subjectOf))];
  return {
    rule,
    index,
    subjects,
    decoderId: decoder?.decoderId,
    others: rule.conditions.filter((condition) => !isPattern(condition) && condition.kind !== 'decodedAs').length,
  };
}
