import { describe, expect, test } from 'vitest';
import { layOutDecoders, layOutRules } from '../../src/compile/layout.ts';
import { collectFindings } from '../../src/compile/report.ts';
import { decoder, group, ifGroup, pcre2, type Rule, startsWith } from '../../src/define/index.ts';
import { about, acme, events, groupOf } from '../builders/definitions.ts';

const rule = (id: number, given: object = {}): Rule => events.rule({ ...about, id, ...given });
const counting = { frequency: 3, timeframeSeconds: 60 };

function idsInOrder(...rules: readonly Rule[]): readonly number[] {
  const [file] = layOutRules(acme({ rules: [groupOf(...rules)] }), collectFindings());
  return file?.sections.flatMap((section) => section.rules.map(({ id }) => id)) ?? [];
}

describe('rules stand after what they need, else as declared', () => {
  const base = rule(110_000);
  const child = rule(110_001, { parent: base });
  const grandchild = rule(110_002, { parent: [child, base] });
  const other = rule(110_003);
  const counter = rule(110_004, { correlate: { ...counting, ifMatched: other } });
  const grouped = rule(110_005, { groups: ['doors'] });
  const ofGroup = rule(110_006, { parent: ifGroup('doors') });
  test.each([
    [
      [base, child, other],
      [110_000, 110_001, 110_003],
    ],
    [
      [other, base, child],
      [110_003, 110_000, 110_001],
    ],
    [
      [grandchild, other, child, base],
      [110_000, 110_001, 110_002, 110_003],
    ],
    [
      [counter, other],
      [110_003, 110_004],
    ],
    [
      [ofGroup, other, grouped],
      [110_005, 110_006, 110_003],
    ],
  ])('row %#', (rules, ids) => {
    expect(idsInOrder(...rules)).toEqual(ids);
  });

  test('a group that another interrupts is opened again', () => {
    const first = group({ names: ['a'], topic: 'api', title: 'x', rules: [base, grandchild] });
    const second = group({ names: ['b'], topic: 'api', title: 'x', rules: [child] });
    const [file] = layOutRules(acme({ rules: [first, second] }), collectFindings());
    const sections = file?.sections.map((section) => [section.group.names[0], section.rules.map(({ id }) => id)]);
    expect(sections).toEqual([
      ['a', [110_000]],
      ['b', [110_001]],
      ['a', [110_002]],
    ]);
  });

  test('files sort after the stock ones and before local_rules.xml', () => {
    const paths = layOutRules(acme({ rules: [groupOf(base)] }), collectFindings()).map(({ path }) => path);
    const names = [...paths.map((path) => path.split('/').at(-1) ?? ''), '0999-last_rules.xml', 'local_rules.xml'];
    expect(names.sort()).toEqual(['0999-last_rules.xml', '1000-acme_api_rules.xml', 'local_rules.xml']);
  });
});

test('roots of a name stand before its first child, and chains keep their order', () => {
  const child = (field: string) => decoder({ name: 'acme', parent: 'acme', regex: pcre2('(x)'), order: [field] });
  const [first, second] = [child('a'), child('b')];
  const [plain, withProgram] = [
    decoder({ name: 'acme', prematch: startsWith('x') }),
    decoder({ name: 'acme', programName: startsWith('x') }),
  ];
  expect(layOutDecoders(acme({ decoders: [first, plain, second, withProgram] }))).toEqual([
    plain,
    withProgram,
    first,
    second,
  ]);
});
