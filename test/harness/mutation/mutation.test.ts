import { describe, expect, test } from 'vitest';
import { minimalBase } from '../../../src/engine/base/index.ts';
import { allMutants, mutatePlugin, mutationTotals, readEquivalents } from '../../../src/harness/mutation/index.ts';
import type { PluginFolder } from '../../../src/harness/plugin-folder.ts';
import { smallPlugin } from '../../builders/small-plugin.ts';

const mutate = (plugin: PluginFolder, equivalents = '', workers = 0) =>
  mutatePlugin(plugin, {
    base: () => minimalBase,
    equivalents: readEquivalents(equivalents, 'e.jsonl'),
    nowMs: () => 0,
    signal: new AbortController().signal,
    workers,
  });
const without = (...names: string[]): PluginFolder => ({
  ...smallPlugin,
  examples: smallPlugin.examples.filter(({ name }) => !names.includes(name)),
});
const survivors = async (plugin: PluginFolder) => {
  const { rules } = await mutate(plugin);
  return rules.flatMap(({ survived }) => survived.map(({ mutant: { of, what, how } }) => `${of} ${what} ${how}`));
};

test('the mutants of a small plugin', () => {
  expect(allMutants(smallPlugin).map(({ of, what, how, line }) => `${of}, ${what}: ${how} (${line})`)).toEqual([
    'decoder acme, prematch: never matches (2)',
    'decoder acme, prematch: left out (2)',
    'decoder acme-user, prematch: never matches (6)',
    'decoder acme-user, prematch: left out (6)',
    'decoder acme-user, regex: never matches (7)',
    '100001, level: 3 -> 4 (2)',
    '100001, decoded_as: left out (3)',
    '100001, decoded_as: acme -> json (3)',
    '100002, level: 5 -> 6 (6)',
    '100002, if_sid: left out (7)',
    '100002, user: left out (8)',
    '100002, user: negated (8)',
    '100002, match: left out (9)',
    '100002, match: not negated (9)',
    '100003, level: 10 -> 11 (12)',
    '100003, frequency: 3 -> 2 (12)',
    '100003, frequency: 3 -> 4 (12)',
    '100003, timeframe: 60 -> 30 (12)',
    '100003, timeframe: 60 -> 120 (12)',
    '100003, if_matched_sid: 100002 -> 100001 (13)',
    '100003, same_source_ip: left out (14)',
  ]);
});

test('a parent that passes every event on is passed over: what it stands below counts', () => {
  const rule = (id: number, parent: string, condition: string) =>
    `<rule id="${id}" level="3">${parent}${condition}<description>x</description></rule>`;
  const text = [
    rule(1, '<decoded_as>json</decoded_as>', '<match>a</match>'),
    rule(2, '<if_sid>1</if_sid>', '<match>b</match>'),
    rule(3, '<if_sid>2</if_sid>', ''),
    rule(4, '<if_sid>3</if_sid>', '<match>c</match>'),
    rule(5, '<if_sid>3, 1</if_sid>', '<match>d</match>'),
    rule(6, '<if_sid>5</if_sid>', '<match>e</match>'),
  ].join('');
  const plugin = { ...smallPlugin, rules: [{ path: 'etc/rules/r.xml', text: `<group name="a,">${text}</group>` }] };
  const parents = allMutants(plugin).filter(({ what }) => what === 'if_sid');
  expect(parents.map(({ of, how }) => `${of}: ${how}`)).toEqual([
    '2: left out',
    '3: 2 -> 1',
    '4: 3 -> 1',
    '5: without 3',
    '5: without 1',
    '6: 5 -> 3',
  ]);
});

describe('what is noticed', () => {
  test('good examples notice every mutant that loads', async () => {
    const report = await mutate(smallPlugin);
    expect(await survivors(smallPlugin)).toEqual([]);
    expect({ ...mutationTotals(report), unloadable: report.unloadable }).toEqual({
      killed: 19,
      survived: 0,
      equivalent: 0,
      score: 100,
      excusesTooMany: false,
      unloadable: 2,
    });
  });

  test.each<[string, string[], string[]]>([
    ['a condition', ['bob', 'no login', 'other'], ['100002 user left out']],
    ['a negation', ['trusted', 'a trusted one after two'], ['100002 match left out']],
    ['the frequency', ['two', 'too slow', 'another host', 'a trusted one after two'], ['100003 frequency 3 -> 2']],
    ['the parent', ['an admin elsewhere'], ['100002 if_sid left out']],
    ['the timeframe', ['too slow'], ['100003 timeframe 60 -> 120']],
    ['same_source_ip', ['another host'], ['100003 same_source_ip left out']],
  ])('without its example nobody notices %s', async (_what, names, expected) => {
    expect(await survivors(without(...names))).toEqual(expect.arrayContaining(expected));
  });

  test('a survivor says what example to add', async () => {
    const { rules } = await mutate(without('an admin elsewhere'));
    expect(rules.flatMap(({ survived }) => survived.map(({ advice }) => advice))).toEqual([
      'Add a silent example to 100002: an event for which only "if_sid" keeps it from firing.',
    ]);
  });

  test('a level that no example expects is noticed by nobody', async () => {
    const examples = smallPlugin.examples.map((example) => ({ ...example, expect: { ...example.expect, level: 3 } }));
    const careless = examples.map(({ expect: { level: _level, ...rest }, ...example }) => ({
      ...example,
      expect: rest,
    }));
    expect(await survivors({ ...smallPlugin, examples: careless })).toEqual(
      expect.arrayContaining(['100002 level 5 -> 6']),
    );
  });
});

describe('equivalents', () => {
  test('an excused survivor is counted apart, with its reason', async () => {
    const report = await mutate(
      without('an admin elsewhere'),
      '{"of":"100002","what":"if_sid","how":"left out","reason":"no other log has users"}\n',
    );
    expect(mutationTotals(report)).toMatchObject({ survived: 0, equivalent: 1, excusesTooMany: true });
    expect(report.rules.flatMap(({ equivalent }) => equivalent.map(({ reason }) => reason))).toEqual([
      'no other log has users',
    ]);
  });

  test.each(['{"of":"1"}', 'no', '{"of":"1","what":"level","reason":" "}'])('%s is refused', (line) => {
    expect(() => readEquivalents(`\n${line}`, 'e.jsonl')).toThrowError(
      expect.objectContaining({ code: 'EQUIVALENTS_DAMAGED', at: { file: 'e.jsonl', line: 2 } }),
    );
  });
});

test('a plugin whose examples fail already is not mutated', async () => {
  const [first] = smallPlugin.examples;
  const failing = { ...smallPlugin, examples: first ? [{ ...first, rule: '100002' }] : [] };
  await expect(mutate(failing)).rejects.toMatchObject({ code: 'MUTATION_NEEDS_GOOD', at: { file: 'rules.ts' } });
});

test.skipIf(!process.features.typescript)('threads judge as one does', async () => {
  expect(await mutate(smallPlugin, '', 2)).toEqual(await mutate(smallPlugin));
});
