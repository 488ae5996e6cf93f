import {
  address,
  decoded,
  existingList,
  type FieldTest,
  type FieldTests,
  inList,
  is,
  not,
  osMatch,
  osRegex,
  pcre2,
  staticFieldOf,
  type TextTest,
} from '../../define/index.ts';
import type { RuleDefinition, RuleDraft } from '../../engine/ruleset/index.ts';
import { attribute, type XmlElement } from '../../engine/xml/index.ts';
import type { RuleContext } from './rule.ts';

type AnyTest = FieldTest<unknown>;

/** A test of one field; tests of one sort keep their order among each other, since Wazuh runs them in it. */
interface Condition {
  readonly field: string;
  readonly sort: 'static' | 'field' | 'list';
  readonly test: AnyTest;
}

/** The tests of fields, glued where Wazuh glues them, in the order in which the elements stand. */
export function importedWhere({ draft, element }: RuleDefinition, context: RuleContext): FieldTests {
  const fields = [...draft.fields];
  const lists = [...draft.lists];
  const done = new Set<string>();
  const conditions = element.children.flatMap((child): Condition[] => {
    const name = child.name.toLowerCase();
    if (name === 'field') return fieldCondition(fields.shift(), context);
    if (name === 'list') return listCondition(child, lists.shift(), context);
    if (done.has(name)) return [];
    done.add(name);
    return name === 'srcip' || name === 'dstip'
      ? addressCondition(name, draft, element, context)
      : staticCondition(name, draft, context);
  });
  for (const { field } of conditions) context.nameField(field);
  return gathered(conditions);
}

/** A test joins the earlier ones of its field unless that moves it before another of its sort. */
function gathered(conditions: readonly Condition[]): FieldTests {
  const entries: { field: string; tests: Condition[] }[] = [];
  for (const condition of conditions) {
    const at = entries.findLastIndex(({ field }) => field === condition.field);
    const overtaken = entries.slice(at + 1).flatMap(({ tests }) => tests);
    const joins = at >= 0 && (condition.sort === 'static' || overtaken.every(({ sort }) => sort !== condition.sort));
    if (joins) entries[at]?.tests.push(condition);
    else entries.push({ field: condition.field, tests: [condition] });
  }
  return entries.map(({ field, tests }) => [field, tests.map(({ test }) => test)]);
}

type Pattern = { readonly type: string; readonly source: string };

/** A pattern of the dialect that the element has, said or by default. */
export function patternTest({ type, source }: Pattern, negate: boolean, { utf8 }: Pick<RuleContext, 'utf8'>): TextTest {
  const constructors: Readonly<Record<string, (source: string) => TextTest>> = {
    osmatch: osMatch,
    osregex: osRegex,
    pcre2,
  };
  const make = constructors[type] ?? ((text: string) => is(text));
  const test = make(utf8(source));
  return negate ? not(test) : test;
}

function staticCondition(name: string, { patterns }: RuleDraft, context: RuleContext): Condition[] {
  if (name === 'match' || name === 'regex') return [];
  const [, pattern] = [...patterns].find(([element]) => element === name) ?? [];
  if (pattern?.text === undefined) return [];
  const test = patternTest({ type: pattern.type, source: pattern.text }, pattern.negate, context);
  return [{ field: name, sort: 'static', test }];
}

function addressCondition(
  name: 'srcip' | 'dstip',
  { addresses }: RuleDraft,
  element: XmlElement,
  context: RuleContext,
): Condition[] {
  const written = element.children.filter((child) => child.name.toLowerCase() === name);
  const [first, ...others] = written.map(({ content }) => context.utf8(content));
  if (first === undefined) return [];
  const test = address(first, ...others);
  return [{ field: name, sort: 'static', test: addresses.get(name)?.negate ? not(test) : test }];
}

function fieldCondition(loaded: RuleDraft['fields'][number] | undefined, context: RuleContext): Condition[] {
  if (loaded === undefined) return [];
  const field = context.utf8(loaded.name);
  const test = patternTest(loaded.expression, loaded.negate, context);
  if (staticFieldOf(field) === undefined) return [{ field, sort: 'field', test }];
  if (staticFieldOf(field) === field) return [{ field, sort: 'field', test: decoded(test) }];
  context.refuseFieldName(field);
  return [];
}

function listCondition(
  child: XmlElement,
  loaded: RuleDraft['lists'][number] | undefined,
  context: RuleContext,
): Condition[] {
  if (loaded === undefined) return [];
  const { lookup } = loaded;
  if (lookup === 'address_match_key_value') {
    context.refuse({
      code: 'IMPORT_INVERTED_LOOKUP',
      message: 'Wazuh inverts lookup="address_match_key_value": it holds where the value does not match.',
      hint: 'Use address_match_key with a list of its own for each value.',
    });
    return [];
  }
  const written = context.utf8(attribute(child, 'field') ?? '');
  const field = loaded.isStatic || written.toLowerCase() !== context.utf8(loaded.field) ? loaded.field : written;
  if (!loaded.isStatic && staticFieldOf(field) !== undefined) {
    context.refuseFieldName(field);
    return [];
  }
  const list = existingList(context.utf8(child.content));
  const value = loaded.checkValue === undefined ? undefined : context.utf8(loaded.checkValue.source);
  if (lookup !== 'match_key_value') return [{ field, sort: 'list', test: { test: { kind: 'list', list, lookup } } }];
  if (value === undefined) {
    context.refuse({
      code: 'IMPORT_LOOKUP_WITHOUT_VALUE',
      message: 'lookup="match_key_value" without check_value never holds.',
      hint: 'Add check_value, or look the key up with match_key.',
    });
    return [];
  }
  const test = inList(list, { value });
  return [{ field, sort: 'list', test }];
}
