// Mutation of the emitted XML. In: a plugin's files and examples. Out: which changes no example notices.
// It knows no definitions: whoever writes rules by hand is served too.
export { type Equivalent, readEquivalents } from './equivalents.ts';
export { allMutants } from './mutants.ts';
export {
  type Excused,
  type Mutant,
  type MutationReport,
  type MutationTotals,
  mutationTotals,
  type SubjectScore,
  type Survivor,
} from './report.ts';
export { type MutationOptions, mutatePlugin } from './run.ts';
