import { formatLocation } from '../../diagnostics/index.ts';
import { countOutcomes, type TestReport } from '../report.ts';
import type { ExampleResult, RunReport } from '../run.ts';

/** JUnit XML as CI systems read it: a suite a judge, a case an example, and a case for each difference. */
export function junitReport(reports: readonly TestReport[]): string {
  const suites = reports.flatMap(({ runs, differences = [] }) => [
    ...runs.map(suite),
    ...(differences.length === 0 ? [] : [differenceSuite(differences, runs)]),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

function suite(run: RunReport): string {
  const { failed, notComparable } = countOutcomes(run);
  const attributes = tagAttributes({
    name: `${run.plugin} (${run.backend})`,
    tests: String(run.results.length),
    failures: String(failed),
    skipped: String(notComparable),
    time: (run.durationMs / 1000).toFixed(3),
  });
  return `  <testsuite${attributes}>\n${run.results.map((result) => testCase(result, run)).join('\n')}\n  </testsuite>`;
}

function testCase({ example, outcome }: ExampleResult, { plugin }: RunReport): string {
  const attributes = tagAttributes({
    classname: `${plugin}.${example.rule}`,
    name: `${example.kind}: ${example.name}`,
    file: example.at.file,
    ...(example.at.line === undefined ? {} : { line: String(example.at.line) }),
  });
  if (outcome.kind === 'passed') return `    <testcase${attributes}/>`;
  if (outcome.kind === 'not-comparable') {
    return `    <testcase${attributes}><skipped${tagAttributes({ message: outcome.why })}/></testcase>`;
  }
  const lines = outcome.mismatches.map(({ what, expected, actual }) => `${what}: expected ${expected}, got ${actual}`);
  const text = escapeXml([...lines, formatLocation(example.at)].join('\n'));
  return `    <testcase${attributes}><failure${tagAttributes({ message: lines[0] ?? '' })}>${text}</failure></testcase>`;
}

function differenceSuite(differences: NonNullable<TestReport['differences']>, runs: readonly RunReport[]): string {
  const count = String(differences.length);
  const attributes = tagAttributes({ name: `${runs[0]?.plugin} (differences)`, tests: count, failures: count });
  const cases = differences.map(({ example, what, values }) => {
    const message = Object.entries(values)
      .map(([judge, value]) => `${judge}: ${value}`)
      .join('; ');
    const place = tagAttributes({ classname: `${runs[0]?.plugin}.${example.rule}`, name: `${example.name}: ${what}` });
    return `    <testcase${place}><failure${tagAttributes({ message })}/></testcase>`;
  });
  return `  <testsuite${attributes}>\n${cases.join('\n')}\n  </testsuite>`;
}

function tagAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 does not allow, even as a reference
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu;

function escapeXml(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"\n]/g, (char) => ENTITIES[char] ?? char);
}
