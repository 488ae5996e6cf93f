import type { Rule } from '../../engine/index.ts';
import type { CheckedRule, CheckInput } from '../input.ts';
import { contradiction } from './contradiction.ts';
import { placesOf } from './places.ts';
import { type Shadow, shadowing } from './shadowing.ts';

/** A judged rule that is shadowed. Below a parent that has the finding already it is not said again. */
export function* shadowedRules(
  input: CheckInput,
): Iterable<{ readonly rule: CheckedRule; readonly id: number; readonly shadow: Shadow }> {
  for (const rule of input.rules) {
    const shadow = rule.loaded && shadowing(rule.loaded, input.ruleset);
    if (rule.loaded && shadow !== undefined && !isPassedOver(rule.loaded, input) && !hasSilentParents(rule, input))
      yield { rule, id: rule.loaded.id, shadow };
  }
}

/** With noalert and without children it is never the answer: nothing is lost. */
function isPassedOver(rule: Rule, { ruleset }: CheckInput): boolean {
  return rule.noAlert && placesOf(rule, ruleset).every(({ siblings, index }) => siblings[index]?.children.length === 0);
}

/** All parents are judged too, and none of them is ever reached. */
export function hasSilentParents({ loaded }: CheckedRule, { ruleset, rules }: CheckInput): boolean {
  const places = loaded ? placesOf(loaded, ruleset) : [];
  return places.every(({ parent }) => {
    if (parent === undefined || !rules.some((one) => one.loaded === parent.rule)) return false;
    return shadowing(parent.rule, ruleset)?.certainty === 'proved' || contradiction(parent.rule, ruleset) !== undefined;
  });
}
