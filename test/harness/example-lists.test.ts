import { expect, test } from 'vitest';
import { readExamples } from '../../src/harness/example.ts';
import { partsByLists } from '../../src/harness/example-lists.ts';
import type { PluginFolder } from '../../src/harness/plugin-folder.ts';

const line = (name: string, lists?: object) =>
  JSON.stringify({
    name,
    rule: 100900,
    kind: 'fires',
    events: [{ text: 'x', log_format: 'syslog', location: '/x' }],
    expect: {},
    lists,
  });

function plugin(...lines: readonly string[]): PluginFolder {
  const lists = [{ path: 'etc/lists/acme-users', text: '' }];
  return {
    name: 'acme',
    folder: 'acme',
    decoders: [],
    rules: [],
    lists,
    definedAt: {},
    examples: readExamples(lines.join('\n'), 'e'),
  };
}

test('examples that say nothing of lists are one part, with the lists as shipped', () => {
  const parts = partsByLists(plugin(line('a'), line('b')));
  expect(parts.map(({ examples, lists }) => [examples.map(({ name }) => name), lists[0]?.text])).toEqual([
    [['a', 'b'], ''],
  ]);
});

test('examples with the same list contents share a part whose lists hold them', () => {
  const filled = { 'etc/lists/acme-users': 'zoë:\n' };
  const parts = partsByLists(plugin(line('a', filled), line('b'), line('c', filled)));
  expect(parts.map(({ examples, lists }) => [examples.map(({ name }) => name), lists[0]?.text])).toEqual([
    [['a', 'c'], 'zo\u00c3\u00ab:\n'],
    [['b'], ''],
  ]);
});

test('a list that is no text is a damaged line', () => {
  expect(() => plugin(line('a', { 'etc/lists/acme-users': 7 }))).toThrow('without a text');
});
