// Loading of rulesets. In: texts of decoder, rule and list files. Out: an immutable Ruleset and everything that Wazuh says of it.
// It knows nothing of events.
export type { AddressRange } from './address.ts';
export type { CdbList } from './cdb-list.ts';
export type { Condition, FieldCondition, ListCondition, TextCondition } from './condition.ts';
export type { RulesetFile, RulesetFileKind } from './files.ts';
export type { HistoryFilter, HistorySearch } from './history-search.ts';
export { type LoadFailure, type LoadOptions, loadRuleset, type Ruleset } from './load-ruleset.ts';
export type { MitreReference } from './mitre-element.ts';
export type { Rule, RuleCategory, RuleNode } from './rule.ts';
export {
  type GroupDefinition,
  type RuleDefinition,
  type RuleDefinitions,
  readRuleDefinitions,
} from './rule-definitions.ts';
export type { GluedPattern, RuleDraft } from './rule-draft.ts';
export { DEFAULT_SETTINGS, type RulesetSettings } from './settings.ts';
export type { TimeWindow } from './time-window.ts';
export { type Validation, validateRuleset } from './validate-ruleset.ts';
