import { expect, test } from 'vitest';
import { compareRuns } from '../../src/harness/compare.ts';
import { example, result, runReport, verdict } from '../builders/example.ts';

const of = (backend: string, ...parts: Parameters<typeof verdict>[0][]) =>
  runReport(
    parts.map((part, i) => result(example(`e${i}`), { kind: 'passed', verdict: verdict(part) })),
    { backend },
  );

test('judges that agree have no difference', () => {
  expect(compareRuns([of('a', { fields: { x: '1' } }), of('b', { fields: { x: '1' } })])).toEqual([]);
});

test('one altered verdict is exactly one difference, with what each says', () => {
  const found = compareRuns([of('a', {}, {}, {}), of('b', {}, { level: 6 }, {})]);
  expect(found.map(({ example: { name }, what, values }) => [name, what, values])).toEqual([
    ['e1', 'level', { a: '5', b: '6' }],
  ]);
});

test.each<[string, Parameters<typeof verdict>[0], string]>([
  ['rule', { rule: null }, 'none'],
  ['decoder', { decoder: 'x' }, 'x'],
  ['description', { description: 'x' }, 'x'],
  ['alert', { alert: false }, 'false'],
  ['groups', { groups: ['x', 'y'] }, 'x, y'],
  ['a.b', { fields: { 'a.b': 'x' } }, 'x'],
])('a different %s is seen', (what, parts, value) => {
  const found = compareRuns([of('a', {}), of('b', parts)]);
  expect(found.map((difference) => [difference.what, difference.values.b])).toEqual([[what, value]]);
});

test('an example that one judge was not given is not a difference', () => {
  const missing = runReport([result(example('e0'), { kind: 'not-comparable', why: 'x' })], { backend: 'b' });
  expect(compareRuns([of('a', {}), missing])).toEqual([]);
});
