// Rule and decoder files to definitions. In: files as Wazuh loads them. Out: the TypeScript of a plugin that compiles back to
// the same ruleset, or everything that keeps it from that. Pure: it neither reads nor writes a disk.
export { type Imported, type ImportRequest, importFiles } from './import-files.ts';
export type { Surroundings } from './known-faults.ts';
export type { SourceText } from './print/plugin.ts';
export { firstDifference, rulesetFacts } from './prove/facts.ts';
export { type Comparison, compareRulesets, type ProvingGround } from './prove/same-ruleset.ts';
export type { SourceFile } from './source-file.ts';
