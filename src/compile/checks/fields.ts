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
      else for (const { test } of tests) checkTest(field, facts, innermost(test), rule, report);
    }
  }
}

function innermost(test: TestKind): TestKind {
  const inner = unwrapNot(test).test;
  return inner.kind === 'decoded' ? innermost(inner.test) : inner;
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

function checkTest(field: string, facts: FieldFacts, test: TestKind, rule: Rule, outer: Report): void {
  const report: Report = (complaint) => outer({ ...complaint, message: `Rule ${rule.id}: ${complaint.message}` });
  if (test.kind === 'equals') for (const value of test.values) checkValue(field, facts, value, report);
  if (test.kind === 'range' && !facts.kinds.has('number')) {
    report({
      code: 'FIELD_KIND',
      message: `"${field}" is compared as a number, but holds ${kindsOf(facts)}.`,
      hint: 'Compare it as what it is.',
    });
  }
  if (test.kind === 'arrayItem' && !facts.kinds.has('array')) {
    report({
      code: 'FIELD_KIND',
      message: `"${field}" is no array, but ${kindsOf(facts)}.`,
      hint: 'Write is() or contains().',
    });
  }
  if (test.kind === 'text' || test.kind === 'item') checkPiece(field, facts, test.text, report);
}

function checkPiece(field: string, facts: FieldFacts, text: string, report: Report): void {
  if (!facts.kinds.has('text')) {
    report({
      code: 'FIELD_KIND',
      message: `"${field}" is searched as a text, but holds ${kindsOf(facts)}.`,
      hint: 'Write is(), atLeast() or arrayContains().',
    });
  }
  if (facts.values === undefined) return;
  const hits = facts.values.filter((value) => value.includes(text)).join(', ') || 'none';
  report({
    code: 'PIECE_OF_ENUMERATION',
    message: `"${text}" is searched in "${field}", whose values are known; it hits ${hits}.`,
    hint: 'Write oneOf() with the values that are meant.',
  });
}

function checkValue(field: string, facts: FieldFacts, value: Scalar, report: Report): void {
  const kind = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
  if (!facts.kinds.has(kind)) {
    report({
      code: 'FIELD_KIND',
      message: `"${field}" is compared with the ${kind} ${JSON.stringify(value)}, but holds ${kindsOf(facts)}.`,
      hint: facts.kinds.has('array') ? 'Write arrayContains().' : 'Compare it with a value of its own type.',
    });
  } else if (facts.values && typeof value === 'string' && !facts.values.includes(value)) {
    report({
      code: 'VALUE_IMPOSSIBLE',
      message: `"${field}" is never "${value}"; its values are ${facts.values.join(', ')}.`,
      hint: nearest(value, facts.values, 'value that is known'),
    });
  }
}

function kindsOf({ kinds }: FieldFacts): string {
  return [...kinds].sort().join(' or ');
}
