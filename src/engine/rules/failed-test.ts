import type { AddressRange } from '../ruleset/address.ts';
import type { Condition } from '../ruleset/condition.ts';
import type { Rule } from '../ruleset/rule.ts';
import type { Surroundings } from './conditions.ts';
import { countEarlier } from './history.ts';
import type { Occurrence } from './memory.ts';
import { listKey, subjectOf } from './subject.ts';

/** The test at which a rule stopped, in byte strings. */
export interface FailedTest {
  /** As the rule's XML names it: `match`, `field a.b`, `list hash`. */
  readonly test: string;
  readonly expected: string;
  /** What the event has; undefined when it has nothing: no test then holds, a negated one neither. */
  readonly actual: string | undefined;
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** @param condition undefined when it is the history search that failed */
export function failedTest(
  rule: Rule,
  condition: Condition | undefined,
  current: Occurrence,
  around: Surroundings,
): FailedTest {
  const { event } = current;
  switch (condition?.kind) {
    case undefined:
      return failedSearch(rule, current, around);
    case 'decodedAs':
      return { test: 'decoded_as', expected: condition.name, actual: event.decoder?.name };
    case 'text':
      return { test: condition.element, expected: pattern(condition), actual: subjectOf(event, condition.subject) };
    case 'field':
      return {
        test: `field ${condition.name}`,
        expected: pattern(condition),
        actual: event.dynamics.get(condition.lowerName),
      };
    case 'address': {
      const ranges = condition.ranges.map(rangeText).join(' or ');
      return {
        test: condition.subject,
        expected: condition.negate ? `not ${ranges}` : ranges,
        actual: event.statics[condition.subject],
      };
    }
    case 'compiledRule':
      return { test: 'compiled_rule', expected: condition.name, actual: event.log };
    case 'maxsize':
      return { test: 'maxsize', expected: `at least ${condition.bytes} bytes`, actual: String(event.log.length) };
    case 'time': {
      const { from, to, isNegated } = condition.window;
      const window = `${clockText(from)} - ${clockText(to)}`;
      return { test: 'time', expected: isNegated ? `not ${window}` : window, actual: clockText(around.time.minutes) };
    }
    case 'weekday': {
      const days = [...condition.days].map((day) => DAYS[day] ?? '');
      return { test: 'weekday', expected: days.join(', '), actual: DAYS[around.time.weekday] };
    }
    case 'checkDiff':
      return { test: 'check_diff', expected: 'another text than last time', actual: event.log };
    case 'fts':
      return { test: 'if_fts', expected: 'a first time', actual: event.decoder?.fts && 'seen before' };
    case 'list':
      return {
        test: `list ${condition.field}`,
        expected: `${condition.lookup} in ${condition.list.name}`,
        actual: listKey(event, condition.field, condition.isStatic),
      };
  }
}

function failedSearch(rule: Rule, current: Occurrence, { memories }: Surroundings): FailedTest {
  const { frequency, timeframeSeconds } = rule.history;
  return {
    test: `if_matched_${rule.search?.kind}`,
    expected: `${frequency - 1} earlier events within ${timeframeSeconds} s`,
    actual: `${countEarlier(rule, current, memories)} of them`,
  };
}

function pattern({ expression, negate }: { expression: { type: string; source: string }; negate: boolean }): string {
  return `${negate ? 'not ' : ''}${expression.type} ${expression.source}`;
}

function rangeText({ bytes, mask }: AddressRange): string {
  if (bytes.length === 0) return 'any';
  const bits = mask.reduce((sum, byte) => sum + (byte.toString(2).match(/1/g)?.length ?? 0), 0);
  if (bytes.length === 4) return `${bytes.join('.')}/${bits}`;
  const groups = bytes.flatMap((byte, index) =>
    index % 2 === 0 ? [((byte << 8) | (bytes[index + 1] ?? 0)).toString(16)] : [],
  );
  return `${groups.join(':')}/${bits}`;
}

function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
