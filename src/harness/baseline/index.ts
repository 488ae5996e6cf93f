// Two rulesets over the same events. In: a plugin, its baseline, examples and logs. Out: every verdict that changed.
export {
  type BaselineReport,
  type ChangedVerdict,
  compareBaseline,
  type Played,
  playedExamples,
} from './compare-baseline.ts';
export { prettyBaseline } from './pretty.ts';
