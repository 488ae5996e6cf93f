import type { RulesetFile } from '../../src/engine/index.ts';

const roots = ['syslog', 'firewall', 'ids', 'web-log', 'squid', 'windows', 'ossec'].map(
  (category, index) =>
    `<rule id="${index + 1}" level="0" noalert="1"><category>${category}</category><description>All of ${category}.</description></rule>`,
);

/** The least that plugins need beside them: the JSON decoder, one with a program name, the roots of the categories. */
export const minimalBase: readonly RulesetFile[] = [
  {
    path: 'ruleset/decoders/0000-base_decoders.xml',
    text: `<decoder name="base-unused"><program_name>^base-unused$</program_name></decoder>
<decoder name="json"><prematch>^{\\s*"</prematch><plugin_decoder>JSON_Decoder</plugin_decoder></decoder>`,
  },
  { path: 'ruleset/rules/0000-base_rules.xml', text: `<group name="base,">${roots.join('\n')}</group>` },
];
