import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { isGood } from '../../../src/harness/report.ts';
import { githubReport } from '../../../src/harness/reporters/github.ts';
import { jsonReport } from '../../../src/harness/reporters/json.ts';
import { junitReport } from '../../../src/harness/reporters/junit.ts';
import { navigatorLayer } from '../../../src/harness/reporters/navigator.ts';
import { plain, prettyReport } from '../../../src/harness/reporters/pretty.ts';
import { example, result, runReport } from '../../builders/example.ts';
import { fullReport, rules } from '../../builders/test-report.ts';

const goodReport = { plugin: 'acme', runs: [runReport([result(example('a'))])] };

describe('pretty', () => {
  test('a good run is one line', () => {
    expect(prettyReport(goodReport, plain)).toBe('acme  embedded  1 examples, 1 passed  0.12 s\n');
  });

  test('what is not good is told with its place and the two values', () => {
    const text = prettyReport(fullReport, plain);
    expect(text).toContain('3 examples, 1 passed, 1 failed, 1 not comparable');
    expect(text).toMatch(/FAIL 100002 silent ".*" {2}rules.ts:3\n {7}rule: expected not 100002, got 100002\n/);
    expect(text).toContain('SKIP 100003 fires "slow"  rules.ts:3\n       it waits 600 s\n');
    expect(text).toContain("WARNING: (7612): Rule ID '100001' is duplicated.");
    expect(text).toMatch(
      /1 differences:\n {2}rule +example +what +embedded +docker x:1\n {2}100001 +a threat +level +5 +6\n/,
    );
    expect(text).toContain('mutation score 75.0 %  5 mutants: 3 noticed, 1 not, 1 equivalent');
    expect(text).toContain('level: 12 -> 13');
  });

  test('a terminal gets colours, and only it', () => {
    expect(prettyReport(fullReport, plain)).not.toContain('\u001b');
    expect(prettyReport(goodReport, (style, text) => `<${style}>${text}`)).toContain('<green>1 passed');
  });
});

describe('JUnit', () => {
  test('is well-formed whatever a name holds, and counts', () => {
    const xml = junitReport([fullReport]);
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(xml);
    expect(
      testsuites.testsuite.map((suite: Record<string, string>) => [
        suite['@_name'],
        suite['@_tests'],
        suite['@_failures'],
        suite['@_skipped'],
      ]),
    ).toEqual([
      ['acme (embedded)', '3', '1', '1'],
      ['acme (docker x:1)', '3', '1', '1'],
      ['acme (differences)', '1', '1', undefined],
    ]);
    expect(xml).not.toContain('\u0000');
  });
});

describe('GitHub', () => {
  test('one line an annotation, at the definition', () => {
    const lines = githubReport(fullReport).trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(
      /^::error file=rules\.ts,line=3,title=100002 silent%3A .*::rule: expected not 100002, got 100002%0Arules\.ts:3$/,
    );
    expect(lines.map((line) => /^::(\w+)/.exec(line)?.[1])).toEqual([
      'error',
      'notice',
      'error',
      'notice',
      'error',
      'warning',
    ]);
  });

  test('a good run says nothing', () => {
    expect(githubReport(goodReport)).toBe('');
  });
});

describe('JSON', () => {
  test('has every outcome, difference and figure', () => {
    const { format, plugins } = JSON.parse(jsonReport([fullReport]));
    expect(format).toBe(1);
    expect(plugins[0]).toMatchObject({
      plugin: 'acme',
      good: false,
      differences: [{ what: 'level' }],
      mutation: { killed: 3, score: 75 },
    });
    expect(plugins[0].runs[0]).toMatchObject({ backend: 'embedded', passed: 1, failed: 1, notComparable: 1 });
    expect(plugins[0].runs[0].results[1]).toMatchObject({
      rule: '100002',
      expects: 'silent',
      kind: 'failed',
      mismatches: [{ what: 'rule' }],
    });
  });
});

test('good: every example, no difference, no survivor', () => {
  expect(isGood(goodReport)).toBe(true);
  expect(isGood({ ...goodReport, differences: fullReport.differences ?? [] })).toBe(false);
  expect(isGood({ plugin: 'acme', runs: [], ...(fullReport.mutation ? { mutation: fullReport.mutation } : {}) })).toBe(
    false,
  );
});

test("the Navigator's layer scores each technique by its rules", () => {
  const layer = JSON.parse(navigatorLayer('acme', rules));
  expect(layer).toMatchObject({ name: 'acme', domain: 'enterprise-attack', versions: { layer: '4.5' } });
  expect(layer.techniques.map(({ techniqueID, score }: Record<string, unknown>) => [techniqueID, score])).toEqual([
    ['T1204', 1],
    ['T9999', 1],
  ]);
});
