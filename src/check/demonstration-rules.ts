import type { Snippet } from './check.ts';

/** A base rule on JSON events of an invented product, and one child with these conditions. */
export function childRule(conditions: string, attributes = 'level="10"'): Snippet {
  return {
    rules: `<group name="acme,">
  <rule id="100100" level="3">
    <decoded_as>json</decoded_as>
    <field name="product">^acme$</field>
    <description>acme</description>
  </rule>

  <rule id="100101" ${attributes}>
    <if_sid>100100</if_sid>
    ${conditions}
    <description>acme: worth a look</description>
  </rule>
</group>
`,
  };
}
