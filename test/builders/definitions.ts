import { compilePlugin } from '../../src/compile/index.ts';
import {
  type Group,
  group,
  jsonEvents,
  type Plugin,
  type PluginInput,
  plugin,
  type Rule,
} from '../../src/define/index.ts';

/** The vocabulary of rules in tests of the compiler. */
export const events = jsonEvents({
  name: 'events',
  samples: [
    {
      acme: { kind: 'door', count: 3, open: true, tags: ['a'], note: 'x', 'odd"name': 'x' },
      srcip: '192.0.2.1',
      dstuser: 'jane',
      ID: '7',
    },
  ],
  enumerations: { 'acme.kind': ['door', 'window'] },
});

/** A rule that is in order; tests change one thing of it. */
export const about = { level: 5, decodedAs: 'json', description: 'x' } as const;

export function groupOf(...rules: readonly Rule[]): Group {
  return group({ names: ['acme'], topic: 'api', title: 'Things', rules });
}

export function acme(given: Partial<PluginInput>): Plugin {
  return plugin({
    name: 'acme',
    title: 'Acme',
    version: '1.0.0',
    wazuh: { min: '4.9.0' },
    ids: [[110_000, 110_199]],
    rules: [],
    transports: [],
    ...given,
  });
}

/** Codes of what is wrong with a plugin, in the order of the report. */
export function codesOf(given: Partial<PluginInput>): readonly string[] {
  return compilePlugin(acme(given), { root: '/' }).findings.map(({ code }) => code);
}

/** The rule's elements as they stand in the file, without the file around. */
export function xmlOf(rule: Rule, given: Partial<PluginInput> = {}): string {
  const { artifacts, findings } = compilePlugin(acme({ rules: [groupOf(rule)], ...given }), { root: '/' });
  const text = artifacts.find(({ path }) => path.endsWith('_rules.xml'))?.text ?? '';
  if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n'));
  return text.slice(text.indexOf('  <rule'), text.indexOf('</group>', text.indexOf('</rule>')));
}
