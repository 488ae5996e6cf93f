import { bytesToUtf8, type Condition, type Rule } from '../../engine/index.ts';
import { findText, type Wanted } from '../algebra/index.ts';

type PatternCondition = Extract<Condition, { readonly kind: 'text' | 'field' }>;

/** What is known of an event that has met all of some conditions. */
export interface Facts {
  /** Patterns by what they look at. */
  readonly patterns: ReadonlyMap<string, readonly Wanted[]>;
  readonly decoderIds: ReadonlySet<number>;
  readonly others: readonly Condition[];
}

/** `possible`: as far as the patterns mean what they say. */
export type Certainty = 'proved' | 'possible';

/** The facts of an event that all of these rules match. */
export function factsOf(rules: readonly Rule[]): Facts {
  const conditions = rules.flatMap((rule) => rule.conditions);
  const patterns = new Map<string, Wanted[]>();
  for (const condition of conditions.filter(isPattern)) {
    const before = patterns.get(subjectOf(condition)) ?? [];
    if (!before.some((other) => isSamePattern(other, condition))) before.push(condition);
    patterns.set(subjectOf(condition), before);
  }
  const decoderIds = new Set(conditions.flatMap((one) => (one.kind === 'decodedAs' ? [one.decoderId] : [])));
  const others = conditions.filter((condition) => !isPattern(condition) && condition.kind !== 'decodedAs');
  return { patterns, decoderIds, others };
}

export function isPattern(condition: Condition): condition is PatternCondition {
  return condition.kind === 'text' || condition.kind === 'field';
}

/** What a pattern looks at: `match` and `regex` both look at the log. */
export function subjectOf(condition: PatternCondition): string {
  return condition.kind === 'text' ? condition.subject : `field ${condition.lowerName}`;
}

/** Whether an event of these facts meets the condition too. Undefined: not always, or it cannot be told. */
export function implied(facts: Facts, condition: Condition): Certainty | undefined {
  if (isPattern(condition)) return impliedPattern(facts.patterns.get(subjectOf(condition)) ?? [], [condition]);
  if (condition.kind === 'decodedAs') return facts.decoderIds.has(condition.decoderId) ? 'proved' : undefined;
  return facts.others.some((fact) => isInside(fact, condition)) ? 'proved' : undefined;
}

/** Whether a text of the known patterns always passes one of these. */
export function impliedPattern(known: readonly Wanted[], wide: readonly Wanted[]): Certainty | undefined {
  if (known.some((fact) => wide.some((one) => isSamePattern(fact, one)))) return 'proved';
  const example = exampleOf(known);
  if (example === undefined || !wide.some(({ expression, negate }) => expression.test(example) !== negate)) {
    return undefined;
  }
  const search = findText(known, wide);
  if (search.kind !== 'none') return undefined;
  return search.isProved ? 'proved' : 'possible';
}

/** A byte string that passes all of these patterns. */
export function exampleOf(known: readonly Wanted[]): string | undefined {
  const search = known.length === 0 ? undefined : findText(known);
  return search?.kind === 'found' ? search.text : undefined;
}

/** An event of these facts in a few words; empty when there is nothing to show. */
export function describeExample({ patterns }: Facts, subject: string): string {
  const example = exampleOf(patterns.get(subject) ?? []);
  return example === undefined || example === '' ? '' : `${subject.replace(/^field /, '')} "${bytesToUtf8(example)}"`;
}

function isSamePattern(one: Wanted, other: Wanted): boolean {
  return (
    one.negate === other.negate &&
    one.expression.type === other.expression.type &&
    one.expression.source === other.expression.source
  );
}

/** Whether one condition that is no pattern is met whenever the other is. Those with a memory never are. */
function isInside(narrow: Condition, wide: Condition): boolean {
  if (narrow.kind !== wide.kind) return false;
  if (narrow.kind === 'maxsize' && wide.kind === 'maxsize') return narrow.bytes >= wide.bytes;
  if (narrow.kind === 'compiledRule' && wide.kind === 'compiledRule') return narrow.name === wide.name;
  if (narrow.kind === 'weekday' && wide.kind === 'weekday') return [...narrow.days].every((day) => wide.days.has(day));
  if (narrow.kind === 'list' && wide.kind === 'list') {
    return (
      narrow.field === wide.field &&
      narrow.lookup === wide.lookup &&
      narrow.list === wide.list &&
      narrow.checkValue?.source === wide.checkValue?.source
    );
  }
  const isPlain = narrow.kind === 'time' || narrow.kind === 'address';
  return isPlain && JSON.stringify(narrow) === JSON.stringify(wide);
}
