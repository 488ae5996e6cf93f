import type { SourceLocation } from '../../diagnostics/index.ts';
import type { Condition } from './condition.ts';
import type { HistoryFilter, HistorySearch } from './history-search.ts';
import type { MitreReference } from './mitre-element.ts';

/** The words of `<category>`; a rule without one is `syslog`. */
export const RULE_CATEGORIES = ['firewall', 'ids', 'syslog', 'web-log', 'squid', 'windows', 'ossec'] as const;
export type RuleCategory = (typeof RULE_CATEGORIES)[number];

/** A rule as evaluation needs it. All text is a byte string. */
export interface Rule {
  /** Dense, in load order: the key of everything that a session remembers about the rule. */
  readonly index: number;
  readonly id: number;
  /** Of the definition in force: an overwrite moves it. */
  readonly at: SourceLocation;
  readonly level: number;
  readonly description: string;
  /** Name of the `<group>` around the rule and contents of its own, glued: pieces are separated by commas. */
  readonly group: string;
  readonly category: RuleCategory;
  readonly ignoreSeconds: number;
  readonly noAlert: boolean;
  readonly mail: boolean;
  readonly showsFullLog: boolean;
  readonly showsFiredTimes: boolean;
  readonly info: string | undefined;
  readonly cve: string | undefined;
  readonly mitre: MitreReference | undefined;
  /** In the order in which the engine tests them; all must hold. The history search comes after them. */
  readonly conditions: readonly Condition[];
  readonly history: HistoryFilter;
  /** An `if_matched_*` or `check_diff` rule; without it `search` is not run. */
  readonly isComposite: boolean;
  readonly search: HistorySearch | undefined;
  /** Somebody's `if_matched_sid` names this rule: its events go to a list of its own and to no group's. */
  readonly isSidTarget: boolean;
  /** `if_matched_group` rules whose lists this rule's events join; one entry for each node of this rule. */
  readonly feeds: readonly number[];
}

/** A place of a rule in the tree; a rule with several parents has several. */
export interface RuleNode {
  readonly rule: Rule;
  readonly children: readonly RuleNode[];
}

/** While loading: later rules change earlier ones (overwrite, history marks), and the tree grows. */
export type RuleInMaking = { -readonly [Key in keyof Rule]: Rule[Key] } & {
  readonly feeds: number[];
  /** What siblings are sorted by: the level times 100, level 0 above all, inaccurate rules below all. */
  weight: number;
  /** What `if_sid` and its like said: an overwrite is warned when it says otherwise. */
  readonly parents: ParentTexts;
};

/** A rule as its element says it, before it has a place: the same wherever and as often as it is loaded. */
export type UnplacedRule = Omit<RuleInMaking, 'index' | 'feeds'>;

export interface ParentTexts {
  readonly ifSid: string | undefined;
  readonly ifLevel: string | undefined;
  readonly ifGroup: string | undefined;
  readonly ifMatchedSid: number | undefined;
  readonly ifMatchedGroup: string | undefined;
}

export interface NodeInMaking {
  readonly rule: RuleInMaking;
  readonly children: NodeInMaking[];
}
