// Evaluation of rules. In: an event that is decoded, the tree of rules, what the session remembers. Out: the rule that wins.
// It knows nothing of XML, files and the answer's form.
export { describeEvent } from './describe.ts';
export { keepAlert } from './keep-alert.ts';
export { localTime, timestampText } from './local-time.ts';
export { type DiffStore, type Occurrence, RuleMemories } from './memory.ts';
export { matchRules, type WalkObserver } from './walk.ts';
