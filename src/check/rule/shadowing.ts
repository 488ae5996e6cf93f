import type { Condition, Rule, Ruleset } from '../../engine/index.ts';
import { candidates } from './candidates.ts';
import {
  type Certainty,
  describeExample,
  type Facts,
  factsOf,
  implied,
  impliedPattern,
  isPattern,
  subjectOf,
} from './facts.ts';
import { type Place, placesOf, wayUp } from './places.ts';

/** Why a rule is never reached. */
export interface Shadow {
  /** Tried before it; one of them matches whatever it matches. */
  readonly by: readonly Rule[];
  readonly certainty: Certainty;
  /** What such an event holds. */
  readonly example: string;
}

const known = new WeakMap<Ruleset, Map<Rule, Shadow | undefined>>();

/**
 * Rules that match whatever the rule matches, and are tried before it or before one of its parents, at every place that it has.
 * Undefined as well where the algebra of patterns cannot tell.
 */
export function shadowing(rule: Rule, ruleset: Ruleset): Shadow | undefined {
  const shadows = known.get(ruleset) ?? new Map<Rule, Shadow | undefined>();
  known.set(ruleset, shadows);
  if (!shadows.has(rule)) shadows.set(rule, shadowEverywhere(placesOf(rule, ruleset)));
  return shadows.get(rule);
}

function shadowEverywhere(places: readonly Place[]): Shadow | undefined {
  let worst: Shadow | undefined;
  for (const place of places) {
    const way = wayUp(place);
    const shadow = shadowAt(way, factsOf(way.map(({ rule }) => rule)));
    if (shadow === undefined) return undefined;
    if (worst === undefined || shadow.certainty === 'possible') worst = shadow;
  }
  return worst;
}

function shadowAt(way: readonly Place[], facts: Facts): Shadow | undefined {
  const onTheWay = new Set(way.map(({ rule }) => rule));
  let possible: Shadow | undefined;
  for (const { siblings, index } of way) {
    const earlier = candidates(siblings, index, facts).filter((rule) => !onTheWay.has(rule));
    if (earlier.length === 0) continue;
    const shadow = shadowOfOne(earlier, facts) ?? shadowOfSeveral(earlier, facts);
    if (shadow?.certainty === 'proved') return shadow;
    possible ??= shadow;
  }
  return possible;
}

function shadowOfOne(earlier: readonly Rule[], facts: Facts): Shadow | undefined {
  let possible: Shadow | undefined;
  for (const rule of earlier) {
    const certainty = allImplied(facts, rule.conditions);
    if (certainty === undefined) continue;
    const shadow = { by: [rule], certainty, example: exampleFor(facts, rule) };
    if (certainty === 'proved') return shadow;
    possible ??= shadow;
  }
  return possible;
}

/** Whether an event of these facts meets all of the conditions. */
export function allImplied(facts: Facts, conditions: readonly Condition[]): Certainty | undefined {
  let worst: Certainty = 'proved';
  for (const condition of conditions) {
    const certainty = implied(facts, condition);
    if (certainty === undefined) return undefined;
    if (certainty === 'possible') worst = certainty;
  }
  return worst;
}

/** More rules than this that share out one subject are not looked at: each more multiplies the work. */
const MAX_PARTS = 8;

/** Several rules that ask for nothing more than one part each of what one subject may hold. */
function shadowOfSeveral(earlier: readonly Rule[], facts: Facts): Shadow | undefined {
  if (earlier.length < 2) return undefined;
  const bySubject = new Map<
    string,
    { readonly rule: Rule; readonly condition: Extract<Condition, { kind: 'text' | 'field' }> }[]
  >();
  for (const rule of earlier) {
    const open = rule.conditions.filter((condition) => implied(facts, condition) !== 'proved');
    const [condition] = open;
    if (condition === undefined || open.length > 1 || !isPattern(condition)) continue;
    const subject = subjectOf(condition);
    if (facts.patterns.has(subject)) bySubject.set(subject, [...(bySubject.get(subject) ?? []), { rule, condition }]);
  }
  for (const [subject, parts] of bySubject) {
    if (parts.length < 2 || parts.length > MAX_PARTS) continue;
    const certainty = impliedPattern(
      facts.patterns.get(subject) ?? [],
      parts.map(({ condition }) => condition),
    );
    if (certainty === undefined) continue;
    return { by: parts.map(({ rule }) => rule), certainty, example: describeExample(facts, subject) };
  }
  return undefined;
}

function exampleFor(facts: Facts, { conditions }: Rule): string {
  const subjects = conditions.filter(isPattern).map(subjectOf);
  return subjects
    .map((subject) => describeExample(facts, subject))
    .filter(Boolean)
    .join(', ');
}

/** A shadow in words, for a finding. */
export function describeShadow({ by, example }: Shadow): string {
  const names = by.slice(0, 4).map(({ id, level }) => `${id} (level ${level})`);
  const rest = by.length > names.length ? ` and ${by.length - names.length} more` : '';
  const who =
    by.length === 1
      ? `rule ${names[0]} has matched before`
      : `one of the rules ${names.join(', ')}${rest} has matched before`;
  return example === '' ? `whatever it matches, ${who}` : `whatever it matches, such as ${example}, ${who}`;
}
