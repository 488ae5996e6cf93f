// Findings about rulesets. In: files and the ruleset around them. Out: findings with file, line and column.
// The engine's loader is its eyes; it knows no terminal and no product.
export type { Check, Demonstration, Effect, Fault, Snippet } from './check.ts';
export type { CheckInput, Vocabulary } from './input.ts';
export { type CheckSources, readCheckInput } from './read-input.ts';
export { checks } from './registry.ts';
export { type PublicReport, REPORTS, type ReportNumber } from './reports.ts';
export { runChecks } from './run-checks.ts';
