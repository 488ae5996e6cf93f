import type { Rule } from '../ruleset/rule.ts';
import type { Occurrence, RuleMemories } from './memory.ts';

/**
 * What follows a win: an event of level 0 or inside the rule's `ignore` window is not kept, every other one is.
 * quirk: the event after the window alerts and does not open a new one; the next one does (case rule-ignore-expired).
 * @returns says that the event was kept
 * @source rules.md 3.3
 */
export function keepAlert(rule: Rule, current: Occurrence, memories: RuleMemories): boolean {
  if (rule.level === 0 || isIgnored(rule, current.receivedSeconds, memories)) return false;
  memories.keep(current, rule);
  return true;
}

function isIgnored(rule: Rule, nowSeconds: number, memories: RuleMemories): boolean {
  if (rule.ignoreSeconds === 0) return false;
  const memory = memories.of(rule.index);
  if (memory.ignoringSince === 0) {
    memory.ignoringSince = nowSeconds;
    return false;
  }
  if (nowSeconds - memory.ignoringSince < rule.ignoreSeconds) return true;
  memory.ignoringSince = 0;
  return false;
}
