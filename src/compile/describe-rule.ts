import type { Rule, RuleRef, TestKind } from '../define/index.ts';
import { assertNever } from '../diagnostics/index.ts';
import { parentsOf } from './xml/placement.ts';

/** When a rule fires, in words for the catalogue. */
export function describeRule(rule: Rule): string {
  const parts = [
    ...placement(rule),
    ...(rule.decodedAs
      ? [`decoded as ${typeof rule.decodedAs === 'string' ? rule.decodedAs : rule.decodedAs.name}`]
      : []),
    ...(rule.match ? [`log ${describeTest(rule.match.test)}`] : []),
    ...(rule.regex ? [`log ${describeTest(rule.regex.test)}`] : []),
    ...rule.where.flatMap(([field, tests]) => tests.map(({ test }) => `${field} ${describeTest(test)}`)),
    ...(rule.time ? [`${rule.time.outside ? 'not ' : ''}from ${rule.time.from} to ${rule.time.to}`] : []),
    ...(rule.weekday ? [`on ${typeof rule.weekday === 'string' ? rule.weekday : rule.weekday.join(', ')}`] : []),
    ...(rule.ifFts ? ['seen for the first time'] : []),
    ...(rule.checkDiff ? ['log differs from the last one'] : []),
    ...(rule.compiledRule ? [rule.compiledRule] : []),
  ];
  return parts.join('; ');
}

function placement(rule: Rule): string[] {
  const { parent, correlate } = rule;
  const counted = correlate
    ? [
        `${correlate.frequency} times in ${correlate.timeframeSeconds} s ${countedBy(correlate)}${comparisons(correlate)}`,
      ]
    : [];
  const parents = parentsOf(rule);
  if (parents.length > 0) return [`after rule ${parents.map(({ id }) => id).join(' or ')}`, ...counted];
  if (parent === undefined || !('kind' in parent)) return counted;
  if (parent.kind === 'rules-of-group') return [`after a rule of group ${parent.group}`, ...counted];
  if (parent.kind === 'rules-from-level') return [`after a rule of level ${parent.level} or more`, ...counted];
  return counted;
}

type Counting = NonNullable<Rule['correlate']>;

function countedBy({ ifMatched }: Counting): string {
  if ('test' in ifMatched) return `a log that ${describeTest(ifMatched.test)}`;
  return isRule(ifMatched) ? `rule ${ifMatched.id}` : `a rule of group ${ifMatched.group}`;
}

function isRule(matched: Exclude<Counting['ifMatched'], { test: unknown }>): matched is RuleRef {
  return matched.kind !== 'rules-of-group';
}

function comparisons({ same = [], different = [] }: Counting): string {
  return `${same.length > 0 ? `, same ${same.join(', ')}` : ''}${different.length > 0 ? `, different ${different.join(', ')}` : ''}`;
}

function describeTest(test: TestKind): string {
  switch (test.kind) {
    case 'equals':
      return `is ${test.values.join(' or ')}`;
    case 'range':
      if (test.from === undefined) return `is at most ${test.to}`;
      return test.to === undefined ? `is at least ${test.from}` : `is ${test.from} to ${test.to}`;
    case 'text':
      return `${{ start: 'begins with', end: 'ends with', anywhere: 'holds' }[test.place]} "${test.text}"`;
    case 'item':
      return `lists ${test.text}`;
    case 'arrayItem':
      return `contains ${test.value}`;
    case 'exists':
      return 'is there';
    case 'pattern':
      return `matches \`${test.source}\``;
    case 'address':
      return `is in ${test.addresses.join(', ')}`;
    case 'list':
      return `${test.lookup.startsWith('not_') ? 'is not' : 'is'} in list ${test.list.kind === 'list' ? test.list.name : test.list.path}`;
    case 'not':
      return `is there, and not: ${describeTest(test.test)}`;
    case 'decoded':
      return `(as decoded) ${describeTest(test.test)}`;
    case 'impossible':
      return test.what;
    default:
      return assertNever(test);
  }
}
