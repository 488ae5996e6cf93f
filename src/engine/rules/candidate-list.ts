import type { Event } from '../event.ts';
import type { Condition } from '../ruleset/condition.ts';
import type { RuleNode } from '../ruleset/rule.ts';

/** A child that an event may match, and what is left to test. */
export interface Candidate {
  readonly node: RuleNode;
  readonly conditions: readonly Condition[];
}

/** What is known of a condition; undefined when it hangs on the event. Only tests that stand before all that have effects are decided. */
export type Decide = (condition: Condition) => boolean | undefined;

/** So many tests of one field are worth looking at it once for all of them. */
const MANY = 4;
const ABSENT = -1;
const EMPTY = -2;

/**
 * Candidates in their order. Where many of them test the same field, its first byte decides most of these tests: what is left for each
 * byte is another list, remembered.
 */
export class CandidateList {
  readonly all: readonly Candidate[];
  /** Fields that have been looked at. */
  readonly #known: readonly string[];
  /** The field that most tests are about. */
  readonly #field: string | undefined;
  #byFirstByte: Map<number, CandidateList> | undefined;

  constructor(all: readonly Candidate[], known: readonly string[] = []) {
    this.all = all;
    this.#known = known;
    this.#field = mostTested(all, known);
  }

  static ofChildren({ children }: RuleNode): CandidateList {
    return new CandidateList(children.map((node) => ({ node, conditions: node.rule.conditions })));
  }

  /** Without those that are decided against; the same list when nothing is decided. */
  narrowed(decide: Decide): CandidateList {
    const found = narrow(this.all, decide);
    return found === this.all ? this : new CandidateList(found, this.#known);
  }

  /** Those that this event may match. */
  forEvent(event: Event): readonly Candidate[] {
    const field = this.#field;
    if (field === undefined) return this.all;
    const value = event.dynamics.get(field);
    const byte = value === undefined ? ABSENT : value === '' ? EMPTY : value.charCodeAt(0);
    this.#byFirstByte ??= new Map();
    let list = this.#byFirstByte.get(byte);
    if (!list) {
      const decided = narrow(this.all, (condition) => decideField(condition, field, byte));
      list = new CandidateList(decided, [...this.#known, field]);
      this.#byFirstByte.set(byte, list);
    }
    return list.forEvent(event);
  }
}

function mostTested(candidates: readonly Candidate[], known: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { conditions } of candidates) {
    for (const condition of conditions) {
      if (condition.kind !== 'field' || known.includes(condition.lowerName)) continue;
      counts.set(condition.lowerName, (counts.get(condition.lowerName) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= MANY ? most[0] : undefined;
}

function decideField(condition: Condition, field: string, byte: number): boolean | undefined {
  if (condition.kind !== 'field' || condition.lowerName !== field) return undefined;
  if (byte === ABSENT) return false;
  return byte === EMPTY || condition.expression.mayBeginWith(byte) ? undefined : condition.negate;
}

function narrow(candidates: readonly Candidate[], decide: Decide): readonly Candidate[] {
  const found = candidates.flatMap((candidate) => withoutDecided(candidate, decide) ?? []);
  const isSame = found.length === candidates.length && found.every((candidate, at) => candidate === candidates[at]);
  return isSame ? candidates : found;
}

function withoutDecided(candidate: Candidate, decide: Decide): Candidate | undefined {
  const { node, conditions } = candidate;
  if (conditions.some((condition) => decide(condition) === false)) return undefined;
  const open = conditions.filter((condition) => decide(condition) === undefined);
  return open.length === conditions.length ? candidate : { node, conditions: open };
}
