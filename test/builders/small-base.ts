import type { RulesetFile } from '../../src/engine/index.ts';

/** The least that a manager loads: a JSON decoder, a decoder by program name, a root rule for syslog events. */
export const smallBase: readonly RulesetFile[] = [
  {
    path: 'ruleset/decoders/0001-base.xml',
    text: `<decoder name="json"><prematch>^{\\s*"</prematch><plugin_decoder>JSON_Decoder</plugin_decoder></decoder>
<decoder name="named"><program_name>^named-only$</program_name></decoder>`,
  },
  {
    path: 'ruleset/rules/0001-base.xml',
    text: '<group name="syslog,"><rule id="1" level="0" noalert="1"><category>syslog</category><description>root</description></rule></group>',
  },
];
