import type { Rule } from '../../engine/index.ts';
import type { Fault } from '../check.ts';
import { faultAt } from '../fault-at.ts';
import type { CheckedRule, CheckInput } from '../input.ts';
import { contradiction } from './contradiction.ts';
import { placesOf } from './places.ts';
import { describeShadow, type Shadow, shadowing } from './shadowing.ts';

/** A fault at each judged rule that is shadowed in that way. Below a parent that has the finding already it is not said again. */
export function* shadowFaults(
  input: CheckInput,
  { says, isMeant }: { readonly says: string; readonly isMeant: (shadow: Shadow) => boolean },
): Iterable<Fault> {
  for (const rule of input.rules) {
    const { loaded, file, element } = rule;
    const shadow = loaded && shadowing(loaded, input.ruleset);
    if (!loaded || !shadow || !isMeant(shadow)) continue;
    if (!isPassedOver(loaded, input) && !hasSilentParents(rule, input))
      yield faultAt(file, element, `Rule ${loaded.id} ${says}: ${describeShadow(shadow)}.`);
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
