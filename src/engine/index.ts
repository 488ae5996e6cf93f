// Wazuh's analysis engine. In: texts of decoder, rule and list files, then events. Out: what the real engine's logtest answers.
// Pure and synchronous: no file, no clock but the one it is given, no Node module.
export { minimalBase } from './base/index.ts';
export { bytesToUtf8, latin1FromUint8Array, utf8ToBytes } from './bytes.ts';
export type { Event } from './event.ts';
export { type Json, type JsonObject, printCompact } from './json/index.ts';
export { formatMessage, type LoadMessage, type MessageLevel } from './messages.ts';
export { plainOutput, printOutput } from './output/index.ts';
export type { DiffStore, FailedTest, WalkObserver } from './rules/index.ts';
export {
  type CdbList,
  type Condition,
  DEFAULT_SETTINGS,
  type HistorySearch,
  type LoadFailure,
  type LoadOptions,
  loadRuleset,
  type Rule,
  type RuleNode,
  type Ruleset,
  type RulesetFile,
  type RulesetSettings,
  type Validation,
  validateRuleset,
} from './ruleset/index.ts';
export { type Answer, Session, type SessionInput, type SessionOptions } from './session.ts';
export { describeFate, type Explanation, explainRule, type Fate, type TracedPath } from './trace.ts';
