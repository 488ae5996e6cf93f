// A minimal base of our own, for rulesets that are looked at without the vendor's: JSON decoders and one root rule for each
// category. In: nothing. Out: ruleset files. The names, patterns and levels are those that every Wazuh ruleset builds on.
import type { RulesetFile } from '../ruleset/index.ts';
import type { RULE_CATEGORIES } from '../ruleset/rule.ts';

const JSON_DECODERS = String.raw`<!-- JSON events. Nulls of Microsoft Graph events are left out. -->
<decoder name="json-msgraph">
  <prematch>"integration":"ms-graph"</prematch>
  <plugin_decoder>JSON_Decoder</plugin_decoder>
  <json_null_field>discard</json_null_field>
</decoder>
<decoder name="json">
  <prematch>^{\s*"</prematch>
  <plugin_decoder>JSON_Decoder</plugin_decoder>
</decoder>
`;

/** The engine refuses a ruleset that has no decoder with a program name. */
const UNUSED_DECODER = `<decoder name="base-unused">
  <program_name>^base-unused$</program_name>
</decoder>
`;

/** The order of their ids; the words that their descriptions use differ from the categories in three places. */
const ROOTS = [
  ['syslog', 'syslog'],
  ['firewall', 'firewall'],
  ['ids', 'ids'],
  ['web-log', 'web'],
  ['squid', 'web proxy'],
  ['windows', 'windows'],
  ['ossec', 'wazuh'],
] as const satisfies readonly (readonly [(typeof RULE_CATEGORIES)[number], string])[];

/** Roots that never alert: each collects the rules of one category. */
function rootRules(): string {
  const roots = ROOTS.map(
    ([category, word], index) => `<group name="${category},">
  <rule id="${index + 1}" level="0" noalert="1">
    <category>${category}</category>
    <description>Generic template for all ${word} rules.</description>
  </rule>
</group>
`,
  );
  return roots.join('');
}

/** The base as files of a manager; they load before a plugin's. */
export const minimalBase: readonly RulesetFile[] = [
  { path: 'ruleset/decoders/0006-json_decoders.xml', text: JSON_DECODERS },
  { path: 'ruleset/rules/0010-rules_config.xml', text: rootRules() },
  { path: 'etc/decoders/0000-base.xml', text: UNUSED_DECODER },
];
