import { lowerAscii } from '../bytes.ts';
import { compileWordMatch } from '../regex/index.ts';
import type { NodeInMaking, RuleCategory, RuleInMaking } from './rule.ts';
import type { RuleFileContext } from './rule-file-context.ts';

/** Rules with a smaller id are roots, whatever they say. */
const FIRST_CHILD_ID = 10;

/**
 * The tree of rules while files are read. A rule with several parents has several nodes.
 * @source rules.md 2.3 to 2.5
 */
export class RuleTree {
  readonly roots: NodeInMaking[] = [];
  readonly #placesById = new Map<number, Place[]>();
  readonly #placesByRule = new Map<RuleInMaking, Place[]>();
  /** By their group text in small letters. Many rules share it, and the tests on it know no case: each is looked at once. */
  readonly #rulesByGroup = new Map<string, Set<RuleInMaking>>();

  /** Every rule in the tree, in load order. */
  rules(): readonly RuleInMaking[] {
    return [...this.#placesByRule.keys()];
  }

  isRootId(id: number): boolean {
    return id < FIRST_CHILD_ID;
  }

  find(id: number): RuleInMaking | undefined {
    return this.#placesById.get(id)?.[0]?.node.rule;
  }

  /**
   * Hangs a rule below its parents.
   * @throws RuleDropped when there is none
   */
  place(rule: RuleInMaking, context: RuleFileContext): void {
    const { ifSid, ifLevel, ifGroup } = rule.parents;
    if (this.isRootId(rule.id)) this.#insert(rule, this.roots, undefined);
    else if (ifSid !== undefined) this.#placeBySid(rule, ifSid, context);
    else if (ifLevel !== undefined) this.#placeByLevel(rule, ifLevel, context);
    else if (ifGroup !== undefined) this.#placeByGroup(rule, ifGroup, context);
    else this.#placeByCategory(rule, rule.category, context);
  }

  /** Gives every rule that is there already, and has the group, a pointer to the composite's list, one for each node. */
  feedGroup(composite: RuleInMaking): void {
    const { search } = composite;
    if (search?.kind !== 'group') return;
    for (const rule of this.#rulesOfGroups((group) => search.expression.test(group))) {
      for (const _ of this.#placesByRule.get(rule) ?? []) rule.feeds.push(composite.index);
    }
  }

  /** To be called when an overwrite has changed a rule's group. */
  regroup(rule: RuleInMaking, before: string): void {
    this.#rulesByGroup.get(lowerAscii(before))?.delete(rule);
    this.#addToGroup(rule);
  }

  #placeBySid(rule: RuleInMaking, text: string, context: RuleFileContext): void {
    const line = rule.at.line ?? 0;
    const ignored = `Rule '${rule.id}' will be ignored.`;
    if (!/^[\d, ]+\n?$/.test(text)) context.drop(line, `Invalid 'if_sid' value: '${text}'. ${ignored}`, 7618);
    // quirk: a separator at the end makes an empty number, which is 0
    const ids = [...(text.match(/\d+/g) ?? []), ...(/[, ]$/.test(text) ? ['0'] : [])].map(Number);
    const missing = ids.find((id) => id !== 0 && !this.#placesById.has(id));
    if (missing !== undefined && rule.parents.ifMatchedSid !== undefined) {
      context.drop(line, `Signature ID '${missing}' was not found. Invalid 'if_matched_sid'.${ignored}`, 7620);
    }
    for (const id of ids) {
      // quirk: 0 is no id but the lack of one, and the rule hangs below the root of its category (as well)
      if (id === 0) this.#placeByCategory(rule, rule.category, context);
      else this.#placeBelow(rule, id, context);
    }
    if (text.endsWith('\n')) context.warn(line, `Invalid 'if_sid'. Signature ID must be an integer. ${ignored}`, 7607);
    if (!this.#placesById.has(rule.id)) context.drop(line, `Empty 'if_sid' value. ${ignored}`, 7619);
  }

  /**
   * Hangs a rule below every node of a parent that the engine's walk reaches: it searches the subtrees of earlier siblings of
   * a hit, not its later siblings.
   */
  #placeBelow(rule: RuleInMaking, parentId: number, context: RuleFileContext): void {
    const places = this.#placesById.get(parentId) ?? [];
    if (places.length === 0) {
      const consequence = `and will be ignored in the 'if_sid' option of rule '${rule.id}'.`;
      context.warn(rule.at.line ?? 0, `Signature ID '${parentId}' was not found ${consequence}`, 7617);
    }
    // a rule may stand below itself: what is inserted meanwhile is looked at too, and hidden
    for (const place of places) {
      if (isHidden(place, places)) continue;
      rule.category = place.node.rule.category;
      this.#insert(rule, place.node.children, place);
    }
  }

  #placeByLevel(rule: RuleInMaking, text: string, context: RuleFileContext): void {
    const line = rule.at.line ?? 0;
    const level = /^\d+$/.test(text) ? Number(text) : 0;
    if (level === 0)
      context.drop(line, `Invalid 'if_level' value: '${text}'. Rule '${rule.id}' will be ignored.`, 7609);
    const parents = [...this.#placesByRule.keys()].filter((candidate) => candidate.weight >= level * 100);
    if (this.#placeBelowAll(rule, parents)) return;
    context.drop(
      line,
      `Level ID '${level}' was not found. Invalid 'if_level'. Rule '${rule.id}' will be ignored.`,
      7608,
    );
  }

  #placeByGroup(rule: RuleInMaking, text: string, context: RuleFileContext): void {
    if (this.#placeBelowAll(rule, this.#rulesOfGroups(compileWordMatch(text)))) return;
    const consequence = `Invalid 'if_group'. Rule '${rule.id}' will be ignored.`;
    context.drop(rule.at.line ?? 0, `Group '${text}' was not found. ${consequence}`, 7610);
  }

  #placeBelowAll(rule: RuleInMaking, parents: readonly RuleInMaking[]): boolean {
    for (const parent of parents) {
      rule.category = parent.category;
      for (const place of this.#placesByRule.get(parent) ?? []) this.#insert(rule, place.node.children, place);
    }
    return parents.length > 0;
  }

  #rulesOfGroups(isWanted: (group: string) => boolean): readonly RuleInMaking[] {
    const found: RuleInMaking[] = [];
    for (const [group, rules] of this.#rulesByGroup) if (isWanted(group)) found.push(...rules);
    return found;
  }

  #addToGroup(rule: RuleInMaking): void {
    const group = lowerAscii(rule.group);
    const rules = this.#rulesByGroup.get(group);
    if (rules) rules.add(rule);
    else this.#rulesByGroup.set(group, new Set([rule]));
  }

  #placeByCategory(rule: RuleInMaking, category: RuleCategory, context: RuleFileContext): void {
    const root = this.roots.find((candidate) => candidate.rule.category === category);
    const place = root && this.#placesByRule.get(root.rule)?.[0];
    if (!place) {
      const text = `Category was not found. Invalid 'category'. Rule '${rule.id}' will be ignored.`;
      context.drop(rule.at.line ?? 0, text, 7611);
    }
    this.#insert(rule, place.node.children, place);
  }

  /** Before the first sibling of less weight: equal ones keep the order of loading. */
  #insert(rule: RuleInMaking, siblings: NodeInMaking[], parent: Place | undefined): void {
    const at = siblings.findIndex((sibling) => sibling.rule.weight < rule.weight);
    const node: NodeInMaking = { rule, children: [] };
    siblings.splice(at < 0 ? siblings.length : at, 0, node);
    const place = { node, siblings, parent };
    append(this.#placesById, rule.id, place);
    if (!this.#placesByRule.has(rule)) this.#addToGroup(rule);
    append(this.#placesByRule, rule, place);
  }
}

function append<Key>(map: Map<Key, Place[]>, key: Key, place: Place): void {
  const places = map.get(key);
  if (places) places.push(place);
  else map.set(key, [place]);
}

/** A node and the list that it stands in. */
interface Place {
  readonly node: NodeInMaking;
  readonly siblings: readonly NodeInMaking[];
  readonly parent: Place | undefined;
}

/** Whether the walk stops at another place of the same rule before it comes to this one. */
function isHidden(place: Place, places: readonly Place[]): boolean {
  return places.length > 1 && places.some((other) => other !== place && hides(other, place));
}

/** Says that the walk stops at `hit` before it comes to `place`, which stands later in the same list or below such a node. */
function hides(hit: Place, place: Place): boolean {
  for (let above: Place | undefined = place; above; above = above.parent) {
    if (above.siblings !== hit.siblings) continue;
    return above.node === hit.node || hit.siblings.indexOf(hit.node) < hit.siblings.indexOf(above.node);
  }
  return false;
}
