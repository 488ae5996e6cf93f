import type { Rule, RuleNode, Ruleset } from '../../engine/index.ts';

/** A node of a rule, in the list of siblings that it stands in. */
export interface Place {
  readonly rule: Rule;
  readonly siblings: readonly RuleNode[];
  readonly index: number;
  /** Undefined for roots. */
  readonly parent: Place | undefined;
}

const known = new WeakMap<Ruleset, ReadonlyMap<Rule, readonly Place[]>>();

/** All places of a rule in the tree. */
export function placesOf(rule: Rule, ruleset: Ruleset): readonly Place[] {
  let places = known.get(ruleset);
  if (places === undefined) {
    places = allPlaces(ruleset);
    known.set(ruleset, places);
  }
  return places.get(rule) ?? [];
}

/** The place, its parent's, and so on up to the root. */
export function wayUp(place: Place): readonly Place[] {
  return place.parent === undefined ? [place] : [place, ...wayUp(place.parent)];
}

function allPlaces(ruleset: Ruleset): ReadonlyMap<Rule, readonly Place[]> {
  const places = new Map<Rule, Place[]>();
  const visit = (siblings: readonly RuleNode[], parent: Place | undefined): void => {
    for (const [index, { rule, children }] of siblings.entries()) {
      const place = { rule, siblings, index, parent };
      const list = places.get(rule);
      if (list === undefined) places.set(rule, [place]);
      else list.push(place);
      visit(children, place);
    }
  };
  visit(ruleset.roots, undefined);
  return places;
}
