import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compilePlugin, loadPlugin } from '../../src/compile/index.ts';
import { minimalBase } from '../../src/engine/base/index.ts';
import { loadRuleset, Session } from '../../src/engine/index.ts';

const root = resolve(import.meta.dirname, '../..');

/** What an admin adds: a child of one of our rules, and another level for the other. */
const LOCAL = `<group name="local,">
  <rule id="100001" level="12">
    <if_sid>110000</if_sid>
    <field name="harbor.gate">^south$</field>
    <description>Ours</description>
  </rule>
  <rule id="110100" level="3" overwrite="yes">
    <decoded_as>harbor-door</decoded_as>
    <description>Any door</description>
  </rule>
</group>
`;

const { artifacts, examples } = compilePlugin(await loadPlugin(join(root, 'test/plugins/harbor')), { root });

function answers(local: readonly { path: string; text: string }[]) {
  const files = artifacts
    .filter(({ path }) => /^etc\/(?:rules|decoders)\//.test(path))
    .map(({ path, text }) => ({ path, text }));
  // Listed first on purpose: the order is that of the names.
  const ruleset = loadRuleset([...local, ...files, ...minimalBase]);
  expect(ruleset.messages).toEqual([]);
  return (name: string) => {
    const [event] = examples.find((example) => example.name === name)?.events ?? [];
    const answer = new Session(ruleset).process({ event: event?.text ?? '', location: event?.location ?? '' });
    return [answer.rule?.id, answer.rule?.level];
  };
}

test.each([
  ['110000 fires 1', [110_000, 7], [100_001, 12]],
  ['110100 fires 1', [110_100, 10], [110_100, 3]],
  ['110100 silent 1', [undefined, undefined], [110_100, 3]],
])('local_rules.xml refines %s', (name, without, within) => {
  expect(answers([])(name)).toEqual(without);
  expect(answers([{ path: 'etc/rules/local_rules.xml', text: LOCAL }])(name)).toEqual(within);
});
