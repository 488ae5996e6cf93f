import type { FieldFacts, Plugin, Rule, Scalar, TestKind } from '../../define/index.ts';
import { staticFieldOf } from '../../define/index.ts';
import { nearest } from '../nearest.ts';
import { unwrapNot } from '../pattern/checked-pattern.ts';
import type { Findings, Report } from '../report.ts';

/** What the type checker says of field names and values, said again at build time, where no type checker ran. */
export function checkFields(plugin: Plugin, findings: Findings): void {
  for (const rule of plugin.rules.flatMap((group) => group.rules)) {
    const report = findings.about(rule);
    for (const [field, tests] of rule.where) {
      const facts = rule.event.fields.get(field);
      if (facts === undefined) checkUnknown(field, rule, report);
      else for (const { test } of tests) checkTest(field, facts, unwrapNot(test).test, rule, report);
    }
  }
}

/** Header fields are in every event. */
const ofEveryEvent: ReadonlySet<string> = new Set(['hostname', 'program_name', 'location']);
/** What dashboards show in front of a field, or add after the rules ran. */
const DASHBOARD = /^(?:data|agent|rule|decoder|manager|predecoder)\./;

function checkUnknown(field: string, rule: Rule, report: Report): void {
  const staticField = staticFieldOf(field);
  const { fields } = rule.event;
  const isUser = staticField === 'user' && (fields.has('srcuser') || fields.has('dstuser'));
  if (isUser || (staticField !== undefined && ofEveryEvent.has(staticField))) return;
  const bare = field.replace(DASHBOARD, '');
  report({
    code: 'FIELD_UNKNOWN',
    message: `Rule ${rule.id} tests "${field}", which no event of "${rule.event.name}" has.`,
    hint:
      bare !== field && fields.has(bare)
        ? `Write "${bare}": the prefix is the dashboard's, the engine knows the field without it.`
        : nearest(field, [...fields.keys()]),
  });
}

function checkTest(field: string, facts: FieldFacts, test: TestKind, rule: Rule, report: Report): void {
  const complain = (code: string, message: string, hint: string) =>
    report({ code, message: `Rule ${rule.id}: ${message}`, hint });
  if (test.kind === 'equals') for (const value of test.values) checkValue(field, facts, value, complain);
  if (test.kind === 'range' && !facts.kinds.has('number')) {
    complain(
      'FIELD_KIND',
      `"${field}" is compared as a number, but holds ${kindsOf(facts)}.`,
      'Compare it as what it is.',
    );
  }
  if (test.kind === 'arrayItem' && !facts.kinds.has('array')) {
    complain('FIELD_KIND', `"${field}" is no array, but ${kindsOf(facts)}.`, 'Write is() or contains().');
  }
  if (test.kind === 'text' || test.kind === 'item') {
    if (!facts.kinds.has('text')) {
      complain(
        'FIELD_KIND',
        `"${field}" is searched as a text, but holds ${kindsOf(facts)}.`,
        'Write is(), atLeast() or arrayContains().',
      );
    }
    const hits = facts.values?.filter((value) => value.includes(test.text)) ?? [];
    if (facts.values) {
      complain(
        'PIECE_OF_ENUMERATION',
        `"${test.text}" is searched in "${field}", whose values are known; it hits ${hits.length === 0 ? 'none' : hits.join(', ')}.`,
        'Write oneOf() with the values that are meant.',
      );
    }
  }
}

function checkValue(
  field: string,
  facts: FieldFacts,
  value: Scalar,
  complain: (code: string, message: string, hint: string) => void,
): void {
  const kind = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
  if (!facts.kinds.has(kind)) {
    const hint = facts.kinds.has('array') ? 'Write arrayContains().' : 'Compare it with a value of its own type.';
    complain(
      'FIELD_KIND',
      `"${field}" is compared with the ${kind} ${JSON.stringify(value)}, but holds ${kindsOf(facts)}.`,
      hint,
    );
  } else if (facts.values && typeof value === 'string' && !facts.values.includes(value)) {
    complain(
      'VALUE_IMPOSSIBLE',
      `"${field}" is never "${value}"; its values are ${facts.values.join(', ')}.`,
      nearest(value, facts.values),
    );
  }
}

function kindsOf({ kinds }: FieldFacts): string {
  return [...kinds].sort().join(' or ');
}
