import { expect, test } from 'vitest';
import type { Example } from '../../src/harness/example.ts';
import { mismatches } from '../../src/harness/expectation.ts';
import type { Verdict } from '../../src/harness/verdict.ts';
import { example, verdict } from '../builders/example.ts';

test.each<[string, Partial<Example>, Partial<Verdict>, string[]]>([
  ['the rule fires', {}, {}, []],
  ['another fires', {}, { rule: '7' }, ['rule: 100001, 7']],
  ['none fires', {}, { rule: null }, ['rule: 100001, none']],
  ['silent: another fires', { kind: 'silent' }, { rule: '7' }, []],
  ['silent: none fires', { kind: 'silent' }, { rule: null }, []],
  ['silent: it fires', { kind: 'silent' }, {}, ['rule: not 100001, 100001']],
  ['silent: the named one fires', { kind: 'silent', expect: { rule: '7' } }, { rule: '7' }, []],
  ['silent: not the named one', { kind: 'silent', expect: { rule: '7' } }, { rule: '8' }, ['rule: 7, 8']],
  ['silent: none is named, one fires', { kind: 'silent', expect: { rule: null } }, { rule: '8' }, ['rule: none, 8']],
  ['level', { expect: { level: 6 } }, {}, ['level: 6, 5']],
  ['decoder', { expect: { decoder: 'cef' } }, {}, ['decoder: cef, json']],
  ['description', { expect: { description: 'x' } }, {}, ['description: x, Fired']],
  ['alert', { expect: { alert: false } }, {}, ['alert: false, true']],
  ['groups: all there', { expect: { groups: ['b', 'pci_dss_1'] } }, { groups: ['a', 'b', 'pci_dss_1'] }, []],
  ['groups: one missing', { expect: { groups: ['b', 'c'] } }, { groups: ['a', 'b'] }, ['groups: c, a, b']],
  ['a field', { expect: { fields: { 'a.b': 'x' } } }, { fields: { 'a.b': 'y' } }, ['a.b: x, y']],
  ['a field that is not there', { expect: { fields: { a: 'x' } } }, {}, ['a: x, none']],
  ['a field that must not be there', { expect: { fields: { a: null } } }, { fields: { a: 'x' } }, ['a: none, x']],
  ['a field with a list', { expect: { fields: { a: ['x', 1] } } }, { fields: { a: "['x', 1]" } }, []],
  [
    'everything wrong is told',
    { expect: { level: 1, decoder: 'x' } },
    { rule: '7' },
    ['rule: 100001, 7', 'level: 1, 5', 'decoder: x, json'],
  ],
])('%s', (_name, expected, actual, wrong) => {
  const found = mismatches(example('a', expected), verdict(actual));
  expect(found.map((one) => `${one.what}: ${one.expected}, ${one.actual}`)).toEqual(wrong);
});
