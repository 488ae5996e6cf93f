import type { Event } from '../event.ts';
import type { ComparedField, HistoryFilter, HistorySearch } from '../ruleset/history-search.ts';
import type { Rule } from '../ruleset/rule.ts';
import type { Occurrence, RuleMemories } from './memory.ts';
import { comparedValue } from './subject.ts';

/** Slots for earlier lines in an answer's `previous_output`. */
const MAX_LINES = 11;

/**
 * Looks for enough earlier events, newest first. On success the newest counted one is marked, so that N fresh events are needed
 * before the rule, or one of a lower level, fires again; with N = 2 nothing is marked.
 * @source rules.md 3.4, cases corr-*
 */
export function searchHistory(rule: Rule, current: Occurrence, memories: RuleMemories): boolean {
  const { search } = rule;
  if (!rule.isComposite || !search) return true;
  return countBack(eventsOf(search, rule, memories), search, rule, current);
}

function eventsOf(search: HistorySearch, rule: Rule, memories: RuleMemories): readonly Occurrence[] {
  if (search.kind === 'regex') return memories.kept;
  if (search.kind === 'group') return memories.historyOf(rule.index);
  return search.target === undefined ? [] : memories.historyOf(search.target);
}

/** The search by regex looks at events of any rule: of the same category, and only those that match. */
function isAccepted(search: HistorySearch, current: Event, earlier: Event): boolean {
  if (search.kind !== 'regex') return true;
  return earlier.category === current.category && search.expression?.test(earlier.log) === true;
}

/** How many earlier events count towards a composite; for showing, nothing is remembered. */
export function countEarlier(rule: Rule, current: Occurrence, memories: RuleMemories): number {
  const { search, history } = rule;
  if (!search) return 0;
  let count = 0;
  for (const earlier of eventsOf(search, rule, memories).toReversed()) {
    if (current.receivedSeconds - earlier.receivedSeconds > history.timeframeSeconds) break;
    if (!isCounted(history, current.event, earlier.event) || !isAccepted(search, current.event, earlier.event))
      continue;
    if (earlier.usedByLevel >= rule.level) break;
    count++;
  }
  return count;
}

function countBack(history: readonly Occurrence[], search: HistorySearch, rule: Rule, current: Occurrence): boolean {
  const needed = rule.history.frequency - 2;
  let count = 0;
  let newest: Occurrence | undefined;
  for (let at = history.length - 1; at >= 0; at--) {
    const earlier = history[at];
    if (!earlier || current.receivedSeconds - earlier.receivedSeconds > rule.history.timeframeSeconds) break;
    if (!isCounted(rule.history, current.event, earlier.event)) continue;
    if (!isAccepted(search, current.event, earlier.event)) continue;
    if (earlier.usedByLevel >= rule.level) break;
    const isEnough = count >= needed;
    // quirk: the search by regex does not show the line that makes it enough
    if (!isEnough || search.kind !== 'regex') rememberLine(current, count, earlier.event.fullLog);
    if (isEnough) {
      current.usedByLevel = rule.level;
      if (newest) newest.usedByLevel = rule.level;
      return true;
    }
    count++;
    newest ??= earlier;
  }
  current.previousLines = undefined;
  return false;
}

/** A slot that a composite above has filled stays as it is. */
function rememberLine(current: Occurrence, slot: number, line: string): void {
  if (slot >= MAX_LINES) return;
  current.previousLines ??= [];
  current.previousLines[slot] ??= line;
}

/** Run for every earlier event of a list, so it makes no closures. */
function isCounted(filter: HistoryFilter, current: Event, earlier: Event): boolean {
  if (!filter.isGlobal && current.agentId !== earlier.agentId) return false;
  for (const field of filter.same) if (!agreeOn(field, current, earlier)) return false;
  for (const field of filter.different) if (agreeOn(field, current, earlier)) return false;
  for (const name of filter.sameFields) if (!agreeOnDynamic(name, current, earlier)) return false;
  if (filter.differentFields.length === 0) return true;
  if (current.dynamics.size === 0 && earlier.dynamics.size === 0) return false;
  for (const name of filter.differentFields) if (agreeOnDynamic(name, current, earlier)) return false;
  return true;
}

/** Both events have the field, and it says the same. */
function agreeOn(field: ComparedField, one: Event, other: Event): boolean {
  const value = comparedValue(one, field);
  return value !== undefined && value === comparedValue(other, field);
}

function agreeOnDynamic(name: string, one: Event, other: Event): boolean {
  const value = one.dynamics.get(name);
  return value !== undefined && value === other.dynamics.get(name);
}
