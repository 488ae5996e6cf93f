import { expect, test } from 'vitest';
import { github, json, sarif, text } from '../../../src/cli/check/reporters.ts';

const finding = {
  code: 'pcre-in-osregex',
  level: 'error',
  at: { file: 'etc/rules/a.xml', line: 7, column: 5 },
  message: '100% literal',
  hint: 'Add type="pcre2".',
} as const;
const outcome = { findings: [finding], rules: 1, decoders: 2, lineAt: () => '    <field name="a">[0-9]+</field>' };

test('people see the place, the line and a caret below the element', () => {
  expect(text(outcome)).toBe(`etc/rules/a.xml:7:5: error: 100% literal [pcre-in-osregex]
      <field name="a">[0-9]+</field>
      ^
  hint: Add type="pcre2".

1 rule, 2 decoders: 1 error, 0 warnings, 0 notes
`);
});

test.each<[string, string, string, string]>([
  ['tabs', '\t\t<id>a</id>', '  <id>a</id>', '  ^'],
  ['Chinese signs, two columns each', '<!-- 日本 --><id>a</id>', '<!-- 日本 --><id>a</id>', `${' '.repeat(13)}^`],
  ['an emoji of two units', '<!-- 😀 --><id>a</id>', '<!-- 😀 --><id>a</id>', `${' '.repeat(11)}^`],
  ['an accent of its own', '<!-- e\u0301 --><id>a</id>', '<!-- e\u0301 --><id>a</id>', `${' '.repeat(10)}^`],
  ['what would steer a terminal', '<!-- \u001b[31m --><id>a</id>', '<!--  [31m --><id>a</id>', `${' '.repeat(14)}^`],
  ['the end of a Windows line', '<id>a</id>\r', '<id>a</id>', '^'],
  ['what stands far to the right', `${'x'.repeat(300)}<id>a</id>`, '<id>a</id>', '^'],
])('the caret stands below the element behind %s', (_what, line, shown, caret) => {
  const at = { ...finding.at, column: line.indexOf('<id>') + 1 };
  const lines = text({ ...outcome, findings: [{ ...finding, at }], lineAt: () => line }).split('\n');
  expect(lines.slice(1, 3)).toEqual([`  ${shown}`, `  ${caret}`]);
});

test('GitHub sees an annotation, its signs escaped', () => {
  expect(github(outcome)).toBe(
    '::error file=etc/rules/a.xml,line=7,col=5,title=pcre-in-osregex::100%25 literal%0AAdd type="pcre2".\n',
  );
});

test('JSON holds the findings as they are', () => {
  expect(JSON.parse(json(outcome))).toEqual({ findings: [finding], rules: 1, decoders: 2 });
});

test('SARIF describes each kind that was found once, and places every result', () => {
  const { runs } = JSON.parse(sarif({ ...outcome, findings: [finding, finding] }));
  expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['pcre-in-osregex']);
  expect(runs[0].results.map((result: object) => JSON.stringify(result)).join()).toContain(
    '"startLine":7,"startColumn":5',
  );
  expect(runs[0].results).toHaveLength(2);
});
