import {
  namesRefusedByField,
  type Rule,
  ruleElements,
  type StaticField,
  staticFieldOf,
  type TestKind,
} from '../../define/index.ts';
import { assertNever } from '../../diagnostics/index.ts';
import { checkedPattern, everyDialect, GLUED_LIMIT, unwrapNot, XML_LIMIT } from '../pattern/checked-pattern.ts';
import { textAsXml } from '../pattern/escape.ts';
import type { NumberSpelling } from '../pattern/number.ts';
import type { Report } from '../report.ts';
import { element, safeText, safeValue, type XmlNode } from './node.ts';

/** Fields that `<list field="…">` can look up although they are static; other static ones it takes for dynamic names. */
const staticInLists: ReadonlySet<StaticField> = new Set<StaticField>([
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

/** The elements of a rule's field tests, in the order of the definition. */
export function whereNodes(rule: Rule, listPath: (name: string) => string, report: Report): XmlNode[] {
  const spelling: NumberSpelling = rule.event.transport === 'json' ? 'json' : 'text';
  return rule.where.flatMap(([field, tests]) => {
    const staticField = staticFieldOf(field);
    const glued = tests.filter(({ test }) => test.kind !== 'list' && test.kind !== 'decoded');
    if (staticField !== undefined && glued.length > 1) {
      report({
        code: 'STATIC_FIELD_TWICE',
        message: `"${field}" has ${glued.length} tests; Wazuh glues their patterns into one.`,
        hint: 'Say it in one pcre2() pattern, or test the rest in a child rule.',
      });
      return [];
    }
    return tests.flatMap(({ test }) => testNodes({ field, staticField, spelling, listPath, report }, test));
  });
}

interface FieldPlace {
  readonly field: string;
  readonly staticField: StaticField | undefined;
  readonly spelling: NumberSpelling;
  readonly listPath: (name: string) => string;
  readonly report: Report;
}

function testNodes(place: FieldPlace, outer: TestKind): XmlNode[] {
  const { test, isNegated } = unwrapNot(outer);
  switch (test.kind) {
    case 'impossible':
      place.report({
        code: 'UNSUPPORTED_ABSENT',
        message: `Wazuh has no ${test.what} of "${place.field}".`,
        hint: test.advice,
      });
      return [];
    case 'list':
      return listNodes(place, test, isNegated);
    case 'address':
      return addressNodes(place, test.addresses, isNegated);
    case 'decoded':
      return testNodes({ ...place, staticField: undefined }, isNegated ? { kind: 'not', test: test.test } : test.test);
    case 'not':
      return [];
    case 'equals':
    case 'range':
    case 'text':
    case 'item':
    case 'arrayItem':
    case 'exists':
    case 'pattern': {
      if (isNegated && test.kind === 'exists') return testNodes(place, absence);
      if (!isTestable(place)) return [];
      if (place.staticField === 'action' && isExactText(test)) {
        return [element('action', test.values[0], { negate: isNegated ? 'yes' : undefined })];
      }
      const pattern = checkedPattern(
        test,
        place.spelling,
        {
          name: `the test of "${place.field}"`,
          maxBytes: place.staticField ? GLUED_LIMIT : XML_LIMIT,
          dialects: everyDialect,
        },
        place.report,
      );
      if (pattern === undefined) return [];
      const attributes = { type: pattern.type, negate: isNegated ? 'yes' : undefined };
      return place.staticField === undefined
        ? [element(ruleElements.field, pattern.source, { name: safeValue(place.field, place.report), ...attributes })]
        : [element(place.staticField, pattern.source, attributes)];
    }
    default:
      return assertNever(test);
  }
}

type OneText = TestKind & { readonly kind: 'equals'; readonly values: readonly [string] };

/** Of all elements `<action>` alone compares exactly, case included, when no dialect is named. */
function isExactText(test: TestKind): test is OneText {
  if (test.kind !== 'equals' || test.ignoreCase || test.values.length !== 1) return false;
  const [value] = test.values;
  return typeof value === 'string' && typeof textAsXml(value) === 'string' && !/^[=+@-]/.test(value);
}

const absence: TestKind = {
  kind: 'impossible',
  what: 'not(exists())',
  advice:
    'A rule fails on an absent field: give a sibling with exists() a higher level, and let this rule take the rest',
};

/** Refuses names that no rule can test by a pattern. @source Wazuh 4.14.7: names that <field> refuses, without case */
function isTestable({ field, staticField, report }: FieldPlace): boolean {
  if (staticField === 'srcip' || staticField === 'dstip') {
    report({
      code: 'ADDRESS_BY_PATTERN',
      message: `Wazuh tests "${field}" by address, not by pattern.`,
      hint: `Write ${field}: address('192.0.2.0/24').`,
    });
    return false;
  }
  const lower = field.toLowerCase();
  if (staticField !== undefined || !namesRefusedByField.has(lower)) return true;
  const isUser = lower === 'srcuser' || lower === 'dstuser';
  report({
    code: 'FIELD_UNREACHABLE',
    message: `No rule can test "${field}": Wazuh keeps it as a dynamic field, and <field> refuses that name.`,
    hint: isUser
      ? 'Write user: Wazuh takes dstuser, or srcuser where there is no dstuser.'
      : 'Let the stream or the decoder give it another name.',
  });
  return false;
}

function listNodes(place: FieldPlace, test: TestKind & { readonly kind: 'list' }, isNegated: boolean): XmlNode[] {
  const { field, staticField, report } = place;
  if (isNegated) {
    report({
      code: 'LIST_NEGATED',
      message: `A list lookup of "${field}" cannot be negated.`,
      hint: 'Write notInList() or addressNotInList().',
    });
    return [];
  }
  const isLost =
    staticField === undefined ? namesRefusedByField.has(field.toLowerCase()) : !staticInLists.has(staticField);
  if (isLost) {
    report({
      code: 'FIELD_UNREACHABLE',
      message: `Wazuh looks "${field}" up as a dynamic field, which no event has.`,
      hint: field.endsWith('user') ? 'Write user.' : 'Look up a field inside the event.',
    });
    return [];
  }
  const attributes = {
    field: staticField ?? safeValue(field, report),
    lookup: test.lookup,
    check_value: test.checkValue === undefined ? undefined : safeValue(test.checkValue, report),
  };
  const path = test.list.kind === 'list' ? place.listPath(test.list.name) : safeText(test.list.path, report);
  return [element(ruleElements.list, path, attributes)];
}

const ADDRESS =
  /^(?:any|(?:\d{1,3}\.){3}\d{1,3}(?:\/(?:\d{1,2}|(?:\d{1,3}\.){3}\d{1,3}))?|[0-9a-f:]*:[0-9a-f:.]*(?:\/\d{1,3})?)$/i;

function addressNodes(
  { staticField, field, report }: FieldPlace,
  addresses: readonly string[],
  isNegated: boolean,
): XmlNode[] {
  if (staticField !== 'srcip' && staticField !== 'dstip') {
    report({
      code: 'ADDRESS_OF_TEXT',
      message: `Wazuh knows addresses in srcip and dstip only; "${field}" is text.`,
      hint: 'Write addressInList(), or startsWith("10.1.").',
    });
    return [];
  }
  return addresses.flatMap((address) => {
    const node = element(staticField, address, { negate: isNegated ? 'yes' : undefined });
    if (ADDRESS.test(address) && !/^(?:::1?|0*:0*:0*:0*:.*)$/.test(address)) return [node];
    const isKnown = report({
      code: 'ADDRESS_NOT_READABLE',
      message: `Wazuh cannot use the address "${address}": it takes IPv4 or IPv6, alone or with a prefix, and one that begins with zeros hits every IPv4 address.`,
      hint: 'Write 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32; negate with not(address(…)).',
    });
    return isKnown ? [node] : [];
  });
}
