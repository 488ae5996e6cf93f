// Examples against a judge. In: a folder of XML, lists and examples.jsonl, and a judge (embedded, docker, socket).
// Out: verdicts, results, reports as text. It knows no definitions, so it serves hand-written rules too, and writes to no terminal.
export type { Backend, Bench } from './backend.ts';
export { dockerBackend } from './backends/docker.ts';
export { embeddedBackend, engineFiles } from './backends/embedded.ts';
export { socketBackend } from './backends/socket.ts';
export { compareRuns, compareVerdicts, type Difference } from './compare.ts';
export { type Example, type ExampleEvent, type Expectation, readExamples } from './example.ts';
export { type Mismatch, mismatches } from './expectation.ts';
export { type LogSummary, readLog, summariseLog } from './log-summary.ts';
export { type LogtestAnswer, type LogtestRun, readLogtestText } from './logtest-text.ts';
export {
  type PluginFiles,
  type PluginFolder,
  pluginFilesOf,
  type RulesetFile,
  readPluginFiles,
  readPluginFolder,
} from './plugin-folder.ts';
export { pythonText } from './python-text.ts';
export { isGood, type TestReport } from './report.ts';
export type { AttackTable } from './reporters/attack.ts';
export { githubReport } from './reporters/github.ts';
export { htmlReport } from './reporters/html/index.ts';
export { jsonReport } from './reporters/json.ts';
export { junitReport } from './reporters/junit.ts';
export { navigatorLayer } from './reporters/navigator.ts';
export { type Paint, plain, prettyLog, prettyReport } from './reporters/pretty.ts';
export { type ListedRule, listRules } from './rule-list.ts';
export { type ExampleResult, type Outcome, type RunOptions, type RunReport, runExamples } from './run.ts';
export type { Verdict } from './verdict.ts';
