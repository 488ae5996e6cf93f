import { describe, expect, test } from 'vitest';
import { compilePlugin } from '../../src/compile/index.ts';
import {
  address,
  decoder,
  group,
  ifGroupText,
  inList,
  is,
  type KnownFault,
  list,
  osMatch,
  osRegex,
  type PluginInput,
  pcre2,
  type Rule,
  startsWith,
} from '../../src/define/index.ts';
import { readXml } from '../../src/engine/xml/index.ts';
import { about, acme, codesOf, events, groupOf } from '../builders/definitions.ts';

const rule = (given: object): Rule => events.rule({ ...about, id: 110_000, ...given });
const rules = (...given: readonly Rule[]): Partial<PluginInput> => ({ rules: [groupOf(...given)] });
const root = { name: 'acme', prematch: startsWith('acme') } as const;
const guests = list({ name: 'guests', description: 'x' });
const threeLists = { 'acme.note': [inList(guests), inList(guests), inList(guests)] };

type Making = (knownFaults: readonly KnownFault[]) => Partial<PluginInput>;

describe('a fault that a definition is known to have is written as it is', () => {
  test.each<[KnownFault, Making]>([
    ['PATTERN_NOT_WRITABLE', (knownFaults) => rules(rule({ regex: osRegex('a & b'), knownFaults }))],
    ['PATTERN_OF_ANOTHER_DIALECT', (knownFaults) => rules(rule({ match: osMatch('a.*b'), knownFaults }))],
    ['TEXT_NOT_WRITABLE', (knownFaults) => rules(rule({ description: 'a & b', knownFaults }))],
    ['DESCRIPTION_UNCHECKED_FIELD', (knownFaults) => rules(rule({ description: '$(user)', knownFaults }))],
    ['GROUP_NAME', (knownFaults) => rules(rule({ groups: ['a b'], knownFaults }))],
    ['MITRE_ID', (knownFaults) => rules(rule({ mitre: ['S1'], knownFaults }))],
    ['ADDRESS_NOT_READABLE', (knownFaults) => rules(rule({ where: { srcip: address('::1') }, knownFaults }))],
    ['DECODED_AS_UNKNOWN', (knownFaults) => rules(rule({ decodedAs: 'elsewhere', knownFaults }))],
    ['TOO_MANY_LISTS', (knownFaults) => ({ ...rules(rule({ where: threeLists, knownFaults })), lists: [guests] })],
    [
      'DECODER_ORDER_COUNT',
      (knownFaults) => ({
        decoders: [decoder({ ...root, regex: pcre2('(a)(b)'), order: ['acme.a'], knownFaults })],
      }),
    ],
    ['RULE_ID_TAKEN', (knownFaults) => ({ ...rules(rule({ id: 5716 })), ids: [[5000, 6000]], knownFaults })],
    [
      'GROUP_NAME',
      (knownFaults) => ({
        rules: [group({ names: ['a b'], topic: 'api', title: 'x', rules: [rule({})], knownFaults })],
      }),
    ],
  ])('%s', (fault, make) => {
    expect(codesOf(make([]))).toEqual([fault]);
    expect(codesOf(make([fault]))).toEqual([]);
  });

  test('and read back by Wazuh alone where no strict parser reads it', () => {
    const plugin = acme(rules(rule({ regex: osRegex('a & b'), knownFaults: ['PATTERN_NOT_WRITABLE'] })));
    const file = compilePlugin(plugin, { root: '/' }).artifacts.find(({ path }) => path.endsWith('_rules.xml'));
    const [read] = readXml(file?.text ?? '');
    const regex = read?.children[0]?.children.find(({ name }) => name === 'regex');
    expect(regex?.content).toBe('a & b');
  });

  test('another fault of the same definition is still found', () => {
    const two = rule({ regex: osRegex('a & b'), groups: ['a b'], knownFaults: ['GROUP_NAME'] });
    expect(codesOf(rules(two))).toEqual(['PATTERN_NOT_WRITABLE']);
  });
});

describe('rules as they are declared', () => {
  const seeking = rule({ parent: ifGroupText('doors') });
  const member = rule({ id: 110_001, groups: ['doors'] });

  test('stay before later members of a group that they look for', () => {
    const { artifacts } = compilePlugin(acme({ ...rules(seeking, member), order: 'as-declared' }), { root: '/' });
    const text = artifacts.find(({ path }) => path.endsWith('_rules.xml'))?.text ?? '';
    expect(text.indexOf('110000')).toBeLessThan(text.indexOf('110001'));
  });

  test('are refused where a parent comes later', () => {
    const child = rule({ parent: member });
    expect(codesOf({ ...rules(child, member), order: 'as-declared' })).toEqual(['PARENT_LOADS_LATER']);
    expect(codesOf(rules(child, member))).toEqual([]);
  });
});

test('OS_Regex may repeat an escaped character, which is no PCRE', () => {
  expect(codesOf(rules(rule({ regex: osRegex('a\\.+b\\)*') })))).toEqual([]);
  expect(codesOf(rules(rule({ regex: osRegex('a.+b') })))).toEqual(['PATTERN_OF_ANOTHER_DIALECT']);
});

test('an overwrite may say its category, and no other place', () => {
  const overwrite = { id: 5716, overwrite: true };
  expect(codesOf(rules(rule({ ...overwrite, parent: { kind: 'category-root', category: 'ids' } })))).toEqual([]);
  expect(codesOf(rules(rule({ ...overwrite, parent: ifGroupText('x') })))).toEqual(['OVERWRITE_PARENT']);
});

test('a decoder of Wazuh’s own modules may be named', () => {
  expect(codesOf(rules(rule({ decodedAs: 'syscheck_new_entry', where: { 'acme.note': is('x') } })))).toEqual([]);
});
