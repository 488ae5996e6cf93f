import { mutationTotals } from '../mutation/report.ts';
import { countOutcomes, isGood, type TestReport } from '../report.ts';

/** The report as data for programs; `format` grows when a member changes its meaning. */
export function jsonReport(reports: readonly TestReport[]): string {
  const plugins = reports.map((report) => ({
    plugin: report.plugin,
    good: isGood(report),
    runs: report.runs.map((run) => ({
      backend: run.backend,
      durationMs: Math.round(run.durationMs),
      ...countOutcomes(run),
      messages: run.messages,
      results: run.results.map(({ example: { name, rule, kind: expects, at }, outcome }) => ({
        name,
        rule,
        expects,
        at,
        ...outcome,
      })),
    })),
    ...(report.differences === undefined
      ? {}
      : {
          differences: report.differences.map(({ example, what, values }) => ({
            rule: example.rule,
            example: example.name,
            what,
            values,
          })),
        }),
    ...(report.mutation === undefined ? {} : { mutation: { ...mutationTotals(report.mutation), ...report.mutation } }),
  }));
  return `${JSON.stringify({ format: 1, plugins }, null, 2)}\n`;
}
