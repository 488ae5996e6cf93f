// Evaluation of rules. In: an event that is decoded, the tree of rules, what the session remembers. Out: the rule that wins.
// It knows nothing of XML, files and the answer's form.
export type { Surroundings } from './conditions.ts';
export { DebugTrail } from './debug-trail.ts';
export { describeEvent } from './describe.ts';
export { type FailedTest, failedTest } from './failed-test.ts';
export { keepAlert } from './keep-alert.ts';
export { type DiffStore, type Occurrence, RuleMemories } from './memory.ts';
export { Moment } from './moment.ts';
export { matchRules, type WalkObserver } from './walk.ts';
