import { type GroupOfRules, type Placement, type Rule, type RuleRef, ruleElements } from '../../define/index.ts';
import { assertNever } from '../../diagnostics/index.ts';
import type { Report } from '../report.ts';
import { element, safeText, type XmlNode } from './node.ts';

/** The rules that a rule stands below; empty for other placements. */
export function parentsOf(rule: Rule): readonly RuleRef[] {
  return refsOf(rule.parent);
}

function refsOf(placement: Placement | undefined): readonly RuleRef[] {
  if (placement === undefined) return [];
  if (isList(placement)) return placement;
  return placement.kind === 'rule' || placement.kind === 'stock-rule' ? [placement] : [];
}

function isList(placement: Placement): placement is readonly [RuleRef, ...RuleRef[]] {
  return Array.isArray(placement);
}

/** Where the rule stands in the tree: one element at most, since Wazuh takes the first kind and ignores the others. */
export function placementNodes(rule: Rule, ownGroups: ReadonlySet<string>, report: Report): XmlNode[] {
  const { parent } = rule;
  if (parent === undefined) return [];
  if (isList(parent)) return [ifSid(parent)];
  switch (parent.kind) {
    case 'rule':
    case 'stock-rule':
      return [ifSid([parent])];
    case 'rules-of-group':
      return [element(ruleElements.ifGroup, safeText(groupPattern(parent, ownGroups), report))];
    case 'rules-from-level':
      return [element(ruleElements.ifLevel, String(parent.level))];
    case 'category-root':
      return [element(ruleElements.category, parent.category)];
    default:
      return assertNever(parent);
  }
}

/** Digits and commas only: a blank or a trailing comma would hang the rule below its category's root too. */
function ifSid(parents: readonly RuleRef[]): XmlNode {
  return element(ruleElements.ifSid, parents.map(({ id }) => id).join(','));
}

/**
 * The text that finds a group's rules. A group of the plugin is found by its whole name, as it stands in a rule's comma
 * list; any other by its text, since some stock rules end their list without a comma.
 * @source Wazuh 4.14.7: if_group and if_matched_group look for a piece of the list's text; `^` and `|` work in both
 */
export function groupPattern({ group, isText }: GroupOfRules, ownGroups: ReadonlySet<string>): string {
  return ownGroups.has(group) && !isText ? `^${group},|,${group},` : group;
}
