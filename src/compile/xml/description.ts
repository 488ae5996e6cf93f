import { type Rule, type StaticField, staticFieldOf, type Text } from '../../define/index.ts';
import { nearest } from '../nearest.ts';
import type { Report } from '../report.ts';
import { safeText } from './node.ts';

/** Static fields that a description prints. @source Wazuh 4.14.7: exact names; all else is looked up as a dynamic field */
const printed: ReadonlySet<string> = new Set<StaticField | 'srcuser' | 'dstuser'>([
  'srcip',
  'dstip',
  'srcport',
  'dstport',
  'protocol',
  'action',
  'srcuser',
  'dstuser',
  'id',
  'status',
  'url',
  'data',
  'extra_data',
  'system_name',
  'program_name',
  'hostname',
]);

/** @source Wazuh 4.14.7: a description of 1,024 bytes or more, with its fields filled in, is printed unfilled */
const LIMIT_BYTES = 1023;

/** The text of `<description>`, fields written `$(name)`. */
export function descriptionText(rule: Rule, report: Report): string {
  const { description } = rule;
  const raw = typeof description === 'string' ? plainText(description, report) : withFields(description, rule, report);
  if (/[\r\n]/.test(raw)) {
    report({
      code: 'DESCRIPTION_LINES',
      message: `The description of rule ${rule.id} spans lines.`,
      hint: 'Write one line.',
    });
  }
  const bytes = Buffer.byteLength(raw);
  if (bytes > LIMIT_BYTES) {
    report({
      code: 'DESCRIPTION_TOO_LONG',
      message: `The description of rule ${rule.id} has ${bytes} bytes; from 1,024 on, fields included, Wazuh prints it unfilled.`,
      hint: 'Shorten it; what an analyst does about it belongs into `advice`.',
    });
  }
  return safeText(raw, report);
}

function plainText(description: string, report: Report): string {
  if (description.includes('$(')) {
    report({
      code: 'DESCRIPTION_UNCHECKED_FIELD',
      message: `The description "${description}" names fields by "$(…)", which nothing checks.`,
      hint: 'Write text`…`, with the field as a placeholder.',
    });
  }
  return description;
}

function withFields({ literals, fields }: Text<string>, rule: Rule, report: Report): string {
  return literals.reduce(
    (text, literal, index) => `${text}${fieldVariable(fields[index - 1] ?? '', rule, report)}${literal}`,
  );
}

function fieldVariable(field: string, rule: Rule, report: Report): string {
  const name = field === 'user' ? 'dstuser' : (staticFieldOf(field) ?? field);
  const isUnknown = !rule.event.fields.has(field) && !printed.has(name);
  if (isUnknown || name === 'location' || /[()]/.test(name)) {
    report({
      code: 'DESCRIPTION_UNKNOWN_FIELD',
      message: `The description of rule ${rule.id} names "${field}", which is always empty there.`,
      hint: nearest(field, [...rule.event.fields.keys()]),
    });
  }
  return `$(${name})`;
}
