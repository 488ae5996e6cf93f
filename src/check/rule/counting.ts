import type { Rule, Ruleset } from '../../engine/index.ts';
import type { CheckedRule, CheckInput } from '../input.ts';
import { factsOf } from './facts.ts';
import { placesOf, wayUp } from './places.ts';
import { allImplied } from './shadowing.ts';

/** The judged rules that look through earlier events. */
export function* countingRules(input: CheckInput): Iterable<CheckedRule & { readonly loaded: Rule }> {
  for (const rule of input.rules) if (rule.loaded?.search) yield { ...rule, loaded: rule.loaded };
}

/** The rule whose events an `if_matched_sid` counts. */
export function countedRule({ search }: Rule, { rules }: Ruleset): Rule | undefined {
  return search?.kind === 'sid' && search.target !== undefined
    ? rules.find(({ index }) => index === search.target)
    : undefined;
}

/** Rules whose events an `if_matched_group` is given. */
export function feedingRules({ index }: Rule, { rules }: Ruleset): readonly Rule[] {
  return rules.filter(({ feeds, isSidTarget }) => !isSidTarget && feeds.includes(index));
}

/** A level, or a "go on", by which no event of the rule is kept. @source rules.md 3.1, 3.3 */
export function isNeverKept({ level, noAlert }: Rule): boolean {
  return level === 0 || noAlert;
}

/** A child that matches whatever the rule matches, so that no event ends in the rule itself; at every place of the rule. */
export function childThatTakesAll(rule: Rule, counting: Rule, ruleset: Ruleset): Rule | undefined {
  const takers = placesOf(rule, ruleset).map((place) => {
    const facts = factsOf(wayUp(place).map((one) => one.rule));
    const node = place.siblings[place.index];
    return node?.children.find(
      (child) =>
        child.rule !== counting &&
        !child.rule.noAlert &&
        !child.rule.isComposite &&
        allImplied(facts, child.rule.conditions) === 'proved',
    )?.rule;
  });
  return takers.every((taker) => taker !== undefined) ? takers[0] : undefined;
}
