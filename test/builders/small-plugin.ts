import type { PluginFolder } from '../../src/harness/plugin-folder.ts';
import { event, example } from './example.ts';
import { pluginFiles } from './plugin-files.ts';

const decoders = `<decoder name="acme">
  <prematch>^acme: </prematch>
</decoder>
<decoder name="acme-user">
  <parent>acme</parent>
  <prematch offset="after_parent">^login </prematch>
  <regex offset="after_prematch">user=(\\S+) from (\\S+)</regex>
  <order>srcuser, srcip</order>
</decoder>
`;

const rules = `<group name="acme,">
  <rule id="100001" level="3">
    <decoded_as>acme</decoded_as>
    <description>An event</description>
  </rule>
  <rule id="100002" level="5">
    <if_sid>100001</if_sid>
    <user>^admin$</user>
    <match negate="yes">trusted</match>
    <description>An admin</description>
  </rule>
  <rule id="100003" level="10" frequency="3" timeframe="60">
    <if_matched_sid>100002</if_matched_sid>
    <same_source_ip />
    <description>Many admins</description>
  </rule>
</group>
`;

const login = (user: string, ip = '10.0.0.1', more = '') => event(`acme: login user=${user} from ${ip}${more}`);
const after = (waitSeconds: number, ip?: string) => ({ ...login('admin', ip), waitSeconds });
const composite = { rule: '100003', expect: { level: 10 } };
const admin = { rule: '100002' };

/** Decoders with a child, a base rule, a child rule and a composite; its examples notice every mutant. */
export const smallPlugin: PluginFolder = pluginFiles({
  decoders: [{ path: 'etc/decoders/1000-acme_decoders.xml', text: decoders }],
  rules: [{ path: 'etc/rules/1000-acme_rules.xml', text: rules }],
  examples: [
    example('other', { rule: '100001', events: [event('acme: hello')], expect: { level: 3 } }),
    example('not ours', { rule: '100001', kind: 'silent', events: [event('other: login user=admin from 10.0.0.1')] }),
    example('JSON', { rule: '100001', kind: 'silent', events: [event('{"a":"acme: "}')] }),
    example('no login', { rule: '100001', events: [event('acme: logout; login user=admin from 10.0.0.1')] }),
    example('admin', { ...admin, events: [login('admin')], expect: { level: 5, fields: { srcip: '10.0.0.1' } } }),
    example('an admin elsewhere', { ...admin, kind: 'silent', events: [event('{"srcuser":"admin"}')] }),
    example('bob', { ...admin, kind: 'silent', events: [login('bob')], expect: { rule: '100001' } }),
    example('trusted', {
      ...admin,
      kind: 'silent',
      events: [login('admin', '10.0.0.1', ' trusted')],
      expect: { rule: '100001' },
    }),
    example('three', { ...composite, events: [after(0), after(30), after(30)] }),
    example('two', { ...composite, kind: 'silent', events: [after(0), after(1)], expect: { rule: '100002' } }),
    example('too slow', {
      ...composite,
      kind: 'silent',
      events: [after(0), after(50), after(50)],
      expect: { rule: '100002' },
    }),
    example('another host', {
      ...composite,
      kind: 'silent',
      events: [after(0), after(1, '10.0.0.2'), after(1)],
      expect: { rule: '100002' },
    }),
    example('a trusted one after two', {
      ...composite,
      kind: 'silent',
      events: [after(0), after(1), { ...login('admin', '10.0.0.1', ' trusted'), waitSeconds: 1 }],
      expect: { rule: '100001' },
    }),
  ],
});
