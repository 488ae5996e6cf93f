import { assertNever } from '../../diagnostics/index.ts';
import { isInRange, parseAddress } from '../ruleset/address.ts';
import type { AddressCondition, Condition } from '../ruleset/condition.ts';
import type { Rule } from '../ruleset/rule.ts';
import { isInWindow } from '../ruleset/time-window.ts';
import { holdsCompiledRule } from './compiled-rules.ts';
import { holdsInList } from './list-lookup.ts';
import type { DiffStore, Occurrence, RuleMemories } from './memory.ts';
import type { LocalTime } from './moment.ts';
import { listKey, subjectOf } from './subject.ts';

/** What the tests of rules may look at beside the event. */
export interface Surroundings {
  readonly memories: RuleMemories;
  readonly time: LocalTime;
}

/**
 * Tests one condition of a rule. `check_diff` and `if_fts` remember the event, so that the order of tests shows.
 * @source rules.md 1.3, 1.8, 3.2
 */
export function holds(condition: Condition, rule: Rule, current: Occurrence, around: Surroundings): boolean {
  const { event } = current;
  switch (condition.kind) {
    case 'decodedAs':
      return event.decoder?.id === condition.decoderId;
    case 'text': {
      const value = subjectOf(event, condition.subject);
      return value !== undefined && condition.expression.test(value) !== condition.negate;
    }
    case 'field': {
      const value = event.dynamics.get(condition.lowerName);
      return value !== undefined && condition.expression.test(value) !== condition.negate;
    }
    case 'address':
      return holdsAddress(condition, event.statics[condition.subject]);
    case 'compiledRule':
      return holdsCompiledRule(condition.name, event);
    case 'maxsize':
      return event.log.length >= condition.bytes;
    case 'time':
      return isInWindow(around.time.minutes, condition.window);
    case 'weekday':
      return condition.days.has(around.time.weekday);
    case 'checkDiff':
      return differsFromLast(rule, current, around.memories.diffs);
    case 'fts':
      return around.memories.fts.isFirst(event);
    case 'list': {
      const key = listKey(event, condition.field, condition.isStatic);
      return key !== undefined && holdsInList(condition, key);
    }
    default:
      return assertNever(condition);
  }
}

/** What is not an address lies in no range, and passes when the condition is negated. */
function holdsAddress({ ranges, negate }: AddressCondition, value: string | undefined): boolean {
  if (value === undefined) return false;
  const address = parseAddress(value);
  const isIn = address !== undefined && ranges.some((range) => isInRange(address, range));
  return isIn !== negate;
}

/** The first text of a host and rule is saved and does not match; an equal one neither. */
function differsFromLast(rule: Rule, current: Occurrence, diffs: DiffStore): boolean {
  const { hostname, log } = current.event;
  const key = `${hostname}/${rule.id}`;
  const last = diffs.get(key);
  if (last === log) return false;
  diffs.set(key, log);
  if (last === undefined) return false;
  current.previousLog = last;
  current.previousLines = ['Previous output:', last];
  return true;
}
