import { formatLocation } from '../../diagnostics/index.ts';
import type { Difference } from '../compare.ts';
import type { LogSummary } from '../log-summary.ts';
import { type MutationReport, mutationTotals } from '../mutation/report.ts';
import { countOutcomes, type TestReport } from '../report.ts';
import type { ExampleResult, RunReport } from '../run.ts';

/** Colours a text for a terminal; the plain one leaves it as it is. */
export type Paint = (style: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string;
export const plain: Paint = (_style, text) => text;

/** The report for a person: one line a judge, then only what is not good. Ends in a newline. */
export function prettyReport(report: TestReport, paint: Paint): string {
  const lines = [
    ...report.runs.flatMap((run) => prettyRun(run, paint)),
    ...(report.differences === undefined ? [] : prettyDifferences(report.differences, report.runs, paint)),
    ...(report.mutation === undefined ? [] : prettyMutation(report.mutation, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

function prettyRun(run: RunReport, paint: Paint): string[] {
  const { passed, failed, notComparable } = countOutcomes(run);
  const counts = [
    `${run.results.length} examples`,
    paint('green', `${passed} passed`),
    ...(failed > 0 ? [paint('red', `${failed} failed`)] : []),
    ...(notComparable > 0 ? [paint('yellow', `${notComparable} not comparable`)] : []),
  ];
  const time = paint('dim', `${(run.durationMs / 1000).toFixed(2)} s`);
  return [
    `${paint('bold', run.plugin)}  ${run.backend}  ${counts.join(', ')}  ${time}`,
    ...run.messages.map((message) => `  ${paint('yellow', message)}`),
    ...run.results.flatMap((result) => prettyResult(result, paint)),
  ];
}

function prettyResult({ example, outcome }: ExampleResult, paint: Paint): string[] {
  if (outcome.kind === 'passed') return [];
  const title = `${example.rule} ${example.kind} "${example.name}"  ${paint('dim', formatLocation(example.at))}`;
  if (outcome.kind === 'not-comparable') return [`  ${paint('yellow', 'SKIP')} ${title}`, `       ${outcome.why}`];
  return [
    `  ${paint('red', 'FAIL')} ${title}`,
    ...outcome.mismatches.map(({ what, expected, actual }) => `       ${what}: expected ${expected}, got ${actual}`),
  ];
}

function prettyDifferences(differences: readonly Difference[], runs: readonly RunReport[], paint: Paint): string[] {
  const names = runs.map(({ backend }) => backend);
  if (differences.length === 0) return [paint('green', `No difference between ${names.join(' and ')}.`)];
  const head = ['rule', 'example', 'what', ...names];
  const rows = differences.map(({ example, what, values }) => [
    example.rule,
    example.name,
    what,
    ...names.map((name) => values[name] ?? '-'),
  ]);
  return [paint('red', `${differences.length} differences:`), ...table([head, ...rows])];
}

/** Columns of equal width; a cell that is longer than 60 characters is cut. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => oneLine(cell, 60)));
  const widths = (cells[0] ?? []).map((_cell, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

function oneLine(text: string, width: number): string {
  const flat = text.replace(/[\r\n\t]+/g, ' ');
  return flat.length > width ? `${flat.slice(0, width - 1)}…` : flat;
}

function prettyMutation(report: MutationReport, paint: Paint): string[] {
  const { killed, survived, equivalent, score, excusesTooMany } = mutationTotals(report);
  const counts = `${killed + survived + equivalent} mutants: ${killed} noticed, ${survived} not, ${equivalent} equivalent`;
  const time = paint('dim', `${(report.durationMs / 1000).toFixed(2)} s`);
  return [
    `${paint(survived > 0 ? 'red' : 'green', `mutation score ${score.toFixed(1)} %`)}  ${counts}  ${time}`,
    ...(excusesTooMany ? [paint('red', '  More than 3 % are excused as equivalent: add examples instead.')] : []),
    ...report.rules.flatMap(({ subject, killed: good, survived: alive }) =>
      alive.flatMap(({ mutant, advice }, index) => [
        ...(index === 0 ? [`  ${subject}: ${good} of ${good + alive.length} noticed`] : []),
        `    ${mutant.what}: ${mutant.how}  ${paint('dim', `${mutant.file}:${mutant.line}`)}`,
        `      ${advice}`,
      ]),
    ),
  ];
}

/** What a captured log gave: rules by level, then what nothing took. */
export function prettyLog({ lines, alerts, rules, undecoded, unmatched }: LogSummary, paint: Paint): string {
  const rows = rules.map(({ rule, level, count, firstLine, description }) => [
    String(count),
    rule,
    String(level),
    `line ${firstLine}`,
    description,
  ]);
  const none = [['no decoder', undecoded] as const, ['a decoder, no rule', unmatched] as const].flatMap(
    ([what, { count, samples }]) =>
      count === 0
        ? []
        : [
            paint('yellow', `${count} lines: ${what}`),
            ...samples.map(({ line, text }) => `  line ${line}: ${oneLine(text, 100)}`),
          ],
  );
  const found = rows.length === 0 ? [] : table([['times', 'rule', 'level', 'first', 'description'], ...rows]);
  return `${[`${paint('bold', `${lines} lines`)}, ${alerts} alerts`, ...found, ...none].join('\n')}\n`;
}
