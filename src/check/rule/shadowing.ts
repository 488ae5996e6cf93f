import type { Condition, Rule, RuleNode, Ruleset } from '../../engine/index.ts';
import { implies, literalsOf } from '../pattern/literal-pattern.ts';

/**
 * An earlier sibling that matches whatever the rule matches, at every place that the rule has in the tree.
 * Undefined as well where it cannot be proved: only conditions that are the same, or texts that imply each other, count.
 */
export function shadowing(rule: Rule, ruleset: Ruleset): Rule | undefined {
  const places = placesOf(ruleset).get(rule) ?? [];
  const shadows = places.map((siblings) => earlierOf(rule, siblings).find((sibling) => matchesAll(sibling, rule)));
  return shadows.every((shadow) => shadow !== undefined) ? shadows[0] : undefined;
}

const known = new WeakMap<Ruleset, ReadonlyMap<Rule, readonly (readonly RuleNode[])[]>>();

/** The lists of siblings that a rule stands in. */
function placesOf(ruleset: Ruleset): ReadonlyMap<Rule, readonly (readonly RuleNode[])[]> {
  const before = known.get(ruleset);
  if (before) return before;
  const places = new Map<Rule, (readonly RuleNode[])[]>();
  const visit = (siblings: readonly RuleNode[]): void => {
    for (const { rule, children } of siblings) {
      places.set(rule, [...(places.get(rule) ?? []), siblings]);
      visit(children);
    }
  };
  for (const root of ruleset.roots) visit(root.children);
  known.set(ruleset, places);
  return places;
}

function earlierOf(rule: Rule, siblings: readonly RuleNode[]): readonly Rule[] {
  const index = siblings.findIndex((sibling) => sibling.rule === rule);
  return siblings.slice(0, index).map((sibling) => sibling.rule);
}

/** A rule that counts, may be ignored or says "go on" does not match whenever its conditions hold. */
function matchesAll(sibling: Rule, rule: Rule): boolean {
  if (sibling === rule || sibling.noAlert || sibling.isComposite || sibling.ignoreSeconds > 0) return false;
  if (sibling.category !== rule.category) return false;
  return sibling.conditions.every((wide) => rule.conditions.some((narrow) => conditionImplies(narrow, wide)));
}

function conditionImplies(narrow: Condition, wide: Condition): boolean {
  if (narrow.kind === 'decodedAs' && wide.kind === 'decodedAs') return narrow.decoderId === wide.decoderId;
  if (narrow.kind === 'text' && wide.kind === 'text')
    return narrow.subject === wide.subject && patternImplies(narrow, wide);
  if (narrow.kind === 'field' && wide.kind === 'field')
    return narrow.lowerName === wide.lowerName && patternImplies(narrow, wide);
  if (narrow.kind === 'maxsize' && wide.kind === 'maxsize') return narrow.bytes >= wide.bytes;
  return narrow.kind === 'compiledRule' && wide.kind === 'compiledRule' && narrow.name === wide.name;
}

type PatternCondition = Extract<Condition, { readonly kind: 'text' | 'field' }>;

function patternImplies(narrow: PatternCondition, wide: PatternCondition): boolean {
  const [one, other] = [narrow.expression, wide.expression];
  if (narrow.negate !== wide.negate) return false;
  if (one.type === other.type && one.source === other.source) return true;
  if (narrow.negate) return false;
  const [inner, outer] = [literalsOf(one.source, one.type), literalsOf(other.source, other.type)];
  return inner !== undefined && outer !== undefined && implies(inner, outer);
}
