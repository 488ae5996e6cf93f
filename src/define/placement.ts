import type { Rule } from './rule.ts';

export type Category = 'firewall' | 'ids' | 'syslog' | 'web-log' | 'squid' | 'windows' | 'ossec';

/** A rule of the stock ruleset, by id. The build knows the ids of the stock ruleset and refuses any other. */
export interface StockRule {
  readonly kind: 'stock-rule';
  readonly id: number;
}

/** Every rule of a group: `if_group` as a parent, `if_matched_group` in a correlation. */
export interface GroupOfRules {
  readonly kind: 'rules-of-group';
  readonly group: string;
  /** `group` is what Wazuh searches for, as it stands. */
  readonly isText?: true;
}

/** Every rule from this level on: `if_level`. */
export interface RulesFromLevel {
  readonly kind: 'rules-from-level';
  readonly level: number;
}

/** The root of a category: where a rule without a parent stands; `syslog` unless said otherwise. */
export interface CategoryRoot {
  readonly kind: 'category-root';
  readonly category: Category;
}

export type RuleRef = Rule | StockRule;

/** Where a rule stands in the tree. Wazuh takes one kind only, and so does this type. */
export type Placement = RuleRef | readonly [RuleRef, ...RuleRef[]] | GroupOfRules | RulesFromLevel | CategoryRoot;

/** A rule of the stock ruleset as parent or counted rule. */
export function stockRule(id: number): StockRule {
  return Object.freeze({ kind: 'stock-rule', id });
}

/** The rules of a group. Wazuh looks for the text anywhere in a rule's groups; the build writes whole names. */
export function ifGroup(group: string): GroupOfRules {
  return Object.freeze({ kind: 'rules-of-group', group });
}

/**
 * Every rule in whose groups this text stands, as Wazuh searches it: `web` hits `webserver` too, `|` separates alternatives,
 * `^` means the beginning of the first group. Prefer `ifGroup`.
 */
export function ifGroupText(text: string): GroupOfRules {
  return Object.freeze({ kind: 'rules-of-group', group: text, isText: true });
}

/** The rules of this level and above; Wazuh also takes those of level 0. */
export function ifLevel(level: number): RulesFromLevel {
  return Object.freeze({ kind: 'rules-from-level', level });
}

/** Stands below the root of a category, so that the rule is tried for every event whose decoder has that type. */
export function category(name: Category): CategoryRoot {
  return Object.freeze({ kind: 'category-root', category: name });
}
