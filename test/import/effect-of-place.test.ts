import { expect, test } from 'vitest';
import { minimalBase } from '../../src/engine/base/index.ts';
import { loadRuleset } from '../../src/engine/index.ts';
import { effectOfPlace } from '../../src/import/prove/effect-of-place.ts';

const group = (...rules: readonly string[]) => `<group name="a,">${rules.join('')}</group>`;
const rule = (id: number, elements: string) =>
  `<rule id="${id}" level="3">${elements}<description>x</description></rule>`;
const load = (files: Readonly<Record<string, string>>) =>
  loadRuleset([...minimalBase, ...Object.entries(files).map(([path, text]) => ({ path: `etc/${path}`, text }))]);

const parent = group(rule(100_001, '<match>a</match>'));
const child = group(rule(100_002, '<if_sid>100001</if_sid>'));
const other = group(rule(100_003, '<match>b</match>'));
const root = '<decoder name="a"><prematch>a</prematch></decoder>';
const second = '<decoder name="b"><prematch>b</prematch></decoder>';

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string | undefined]>([
  [
    'nothing',
    { 'rules/a.xml': parent, 'rules/b.xml': child },
    { 'rules/1.xml': parent, 'rules/2.xml': child },
    undefined,
  ],
  [
    'a parent that is loaded too late',
    { 'rules/a.xml': parent, 'rules/b.xml': child },
    { 'rules/z.xml': parent, 'rules/b.xml': child },
    'Wazuh drops 100002, whose parents are then loaded later',
  ],
  [
    'siblings in another order',
    { 'rules/a.xml': parent, 'rules/b.xml': other },
    { 'rules/z.xml': parent, 'rules/b.xml': other },
    'below rule 1 rule 100003 is tried before rule 100001',
  ],
  [
    'decoders in another order',
    { 'decoders/a.xml': root, 'decoders/b.xml': second },
    { 'decoders/z.xml': root, 'decoders/b.xml': second },
    'decoder a: name was "a" and becomes "b"',
  ],
])('a place changes %s', (_what, before, after, effect) => {
  expect(effectOfPlace(load(before), load(after))).toBe(effect);
});
