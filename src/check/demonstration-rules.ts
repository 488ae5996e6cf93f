import type { Snippet } from './check.ts';

/** An event that the demonstrations' rules are about. */
export const EVIL_EVENT = '{"product":"acme","name":"evil"}';
/** The condition that it meets. */
export const IS_EVIL = '<field name="name">^evil$</field>';
/** What a demonstration shows unless it needs events of its own. */
export const MISSES_EVIL = { events: [EVIL_EVENT], rule: 100101 };

/** A base rule on JSON events of an invented product, and whatever follows. */
export function ruleFile(body: string): Snippet {
  return {
    rules: `<group name="acme,">
  <rule id="100100" level="3">
    <decoded_as>json</decoded_as>
    <field name="product">^acme$</field>
    <description>acme</description>
  </rule>
${body === '' ? '' : `\n${body}\n`}</group>
`,
  };
}

/** One rule; by default below the base rule and with a description. */
export function rule(
  conditions: string,
  attributes = 'level="10"',
  { id = 100101, parent = '<if_sid>100100</if_sid>', description = 'acme: worth a look' } = {},
): string {
  const lines = [parent, ...conditions.split('\n'), description && `<description>${description}</description>`];
  const body = lines.filter(Boolean).map((line) => `    ${line}\n`);
  return `  <rule id="${id}" ${attributes}>\n${body.join('')}  </rule>`;
}

/** The base rule, and one child with these conditions. */
export function childRule(conditions: string, attributes?: string, how?: Parameters<typeof rule>[2]): Snippet {
  return ruleFile(rule(conditions, attributes, how));
}

/** A line that the demonstrations' decoders are about. */
export const ACME_LINE = 'acme: name=evil user=bob';
export const MISSES_ACME = { events: [ACME_LINE], rule: 100101 };
export const ACME_ROOT = `<decoder name="acme">
  <prematch>^acme: </prematch>
</decoder>`;
export const ACME_NAME = decoder('<regex>name=(\\w+)</regex>\n<order>name</order>');

/** One decoder; by default a child of the root of the demonstrations. */
export function decoder(body: string, { name = 'acme-fields', parent = 'acme' } = {}): string {
  const lines = [parent && `<parent>${parent}</parent>`, ...body.split('\n')].filter(Boolean);
  return `<decoder name="${name}">\n${lines.map((line) => `  ${line}\n`).join('')}</decoder>`;
}

/** Decoders of an invented product's lines, and a rule on what they decode. */
export function decoderFile(decoders: readonly string[], condition = IS_EVIL): Snippet {
  const conditions = rule(condition, 'level="5"', { parent: '<decoded_as>acme</decoded_as>' });
  return { decoders: `${decoders.join('\n\n')}\n`, rules: `<group name="acme,">\n${conditions}\n</group>\n` };
}
