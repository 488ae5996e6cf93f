import { formatLocation, type SourceLocation } from '../../diagnostics/index.ts';
import type { TestReport } from '../report.ts';

/** GitHub's workflow commands: an annotation at the definition of each failed example, difference and surviving mutant. */
export function githubReport({ runs, differences = [], mutation }: TestReport): string {
  const failures = runs.flatMap(({ backend, results }) =>
    results.flatMap(({ example, outcome }) => {
      if (outcome.kind === 'passed') return [];
      const title = `${example.rule} ${example.kind}: ${example.name} (${backend})`;
      if (outcome.kind === 'not-comparable') return [annotation('notice', example.at, title, outcome.why)];
      const lines = outcome.mismatches.map(
        ({ what, expected, actual }) => `${what}: expected ${expected}, got ${actual}`,
      );
      return [annotation('error', example.at, title, lines.join('\n'))];
    }),
  );
  const apart = differences.map(({ example, what, values }) => {
    const says = Object.entries(values).map(([judge, value]) => `${judge}: ${value}`);
    return annotation('error', example.at, `${example.rule}: judges differ on ${what}`, says.join('\n'));
  });
  const alive = (mutation?.rules ?? []).flatMap(({ subject, survived }) =>
    survived.map(({ mutant, advice }) =>
      annotation('warning', mutant, `${subject}: nobody notices ${mutant.what} ${mutant.how}`, advice),
    ),
  );
  return [...failures, ...apart, ...alive].map((line) => `${line}\n`).join('');
}

function annotation(level: 'error' | 'warning' | 'notice', at: SourceLocation, title: string, message: string): string {
  const place = [`file=${property(at.file)}`, ...(at.line === undefined ? [] : [`line=${at.line}`])];
  return `::${level} ${[...place, `title=${property(title)}`].join(',')}::${data(`${message}\n${formatLocation(at)}`)}`;
}

/** @source GitHub's toolkit, command.ts: what its runner decodes again */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
