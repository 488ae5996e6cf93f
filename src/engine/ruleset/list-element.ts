import { lowerAscii } from '../bytes.ts';
import { compileExpression, type Expression, PatternError } from '../regex/index.ts';
import type { XmlElement } from '../xml/index.ts';
import type { ListCondition } from './condition.ts';
import type { RuleFileContext } from './rule-file-context.ts';

export const LIST_LOOKUPS = [
  'match_key',
  'not_match_key',
  'match_key_value',
  'address_match_key',
  'not_address_match_key',
  'address_match_key_value',
] as const;
export type ListLookup = (typeof LIST_LOOKUPS)[number];

/** Static fields that a `<list>` can look up; every other name is dynamic, `srcuser`, `dstuser` and `location` too. */
const LIST_FIELDS = new Set([
  'srcip',
  'srcport',
  'dstip',
  'dstport',
  'user',
  'url',
  'id',
  'hostname',
  'program_name',
  'status',
  'action',
  'protocol',
  'system_name',
  'data',
  'extra_data',
]);

interface ListAttributes {
  field?: string;
  lookup: ListLookup;
  checkValue?: Expression;
}

/**
 * Reads `<list field= lookup= check_value=>path</list>`.
 * @throws RuleDropped when the list is not declared
 * @source rules.md 1.5
 */
export function readListElement(element: XmlElement, ruleId: number, context: RuleFileContext): ListCondition {
  const attributes = readAttributes(element, context);
  const path = element.content.replace(/\.cdb$/, '');
  const list = context.lists.get(path);
  if (!list)
    context.drop(
      element.line,
      `List '${element.content}' could not be loaded. Rule '${ruleId}' will be ignored.`,
      7616,
    );
  const field = lowerAscii(attributes.field);
  const isStatic = LIST_FIELDS.has(field);
  return {
    kind: 'list',
    field: isStatic ? field : (field.trimStart().split(/\s/, 1)[0] ?? ''),
    isStatic,
    lookup: attributes.lookup,
    list,
    checkValue: attributes.checkValue,
  };
}

function readAttributes(element: XmlElement, context: RuleFileContext): ListAttributes & { readonly field: string } {
  const attributes: ListAttributes = { lookup: 'match_key' };
  for (const { name, value } of element.attributes) {
    const problem = readAttribute(lowerAscii(name), value, attributes);
    if (problem !== undefined) rejectList(element, problem, context);
  }
  const { field } = attributes;
  if (field === undefined) return rejectList(element, 'List must have a correctly formatted field attribute', context);
  return { ...attributes, field };
}

/** What the real engine says of a bad attribute. */
function readAttribute(name: string, value: string, into: ListAttributes): string | undefined {
  if (name === 'field') {
    into.field = value;
    return undefined;
  }
  if (name === 'lookup') {
    const lookup = LIST_LOOKUPS.find((known) => known === lowerAscii(value));
    if (!lookup) return `List match lookup="${value}" is not valid`;
    into.lookup = lookup;
    return undefined;
  }
  if (name !== 'check_value') return `List field="${value}" is not valid`;
  try {
    into.checkValue = compileExpression(value, 'osmatch');
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return `(1450): Syntax error on regex: '${value}'`;
  }
}

function rejectList(element: XmlElement, problem: string, context: RuleFileContext): never {
  context.error(element.line, problem);
  return context.reject(element.line, `Invalid configuration. Element '${element.name}': ${element.content}.`, 1274);
}
