import type { Schema } from './schema.ts';

/** The keys of a configuration as a table in Markdown: key, type, default, meaning. */
export function schemaTable(schema: Schema): string {
  const rows = rowsOf(schema, '');
  return ['| key | type | default | meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function rowsOf(schema: Schema, path: string): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const below = path === '' ? name : `${path}.${name}`;
    const isRequired = schema.required?.includes(name) ?? false;
    const shown = member.default === undefined ? (isRequired ? 'required' : '') : code(JSON.stringify(member.default));
    const row = `| ${code(below)} | ${[member.type].flat().join(' or ')} | ${shown} | ${member.description} |`;
    return [row, ...rowsOf(member, below), ...(member.items ? rowsOf(member.items, `${below}[]`) : [])];
  });
}

function code(text: string): string {
  return `\`${text}\``;
}
