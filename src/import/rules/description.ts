import { type Text, text } from '../../define/index.ts';

/** A description as a definition has it. */
export type Description = string | Text<string>;

/** Names that a definition takes for another field, or that Wazuh looks up among decoded fields in vain. */
const misread: ReadonlySet<string> = new Set(['user', 'location', 'systemname', '']);

/** Fields of the event as placeholders; a text that names what no placeholder can name stays as it is. */
export function importedDescription(written: string): Description {
  const pieces = written.split(/\$\(([^)]*)\)/);
  const literals = pieces.filter((_, index) => index % 2 === 0);
  const fields = pieces.filter((_, index) => index % 2 === 1);
  if (fields.length === 0 || fields.some((name) => misread.has(name) || name.includes('('))) return written;
  if (literals.some((literal) => literal.includes('$('))) return written;
  return text(Object.assign([...literals], { raw: literals }), ...fields);
}
