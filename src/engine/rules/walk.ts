import type { Condition } from '../ruleset/condition.ts';
import type { Rule, RuleNode } from '../ruleset/rule.ts';
import { candidates } from './candidates.ts';
import { holds, type Surroundings } from './conditions.ts';
import { searchHistory } from './history.ts';
import type { Occurrence } from './memory.ts';

/** Told of the steps of the walk that it asks for. */
export interface WalkObserver {
  /** The event is decoded, and no rule is tried yet. */
  starts?(current: Occurrence): void;
  tries?(node: RuleNode): void;
  /** `condition` undefined: the history search failed. */
  fails?(node: RuleNode, condition: Condition | undefined, current: Occurrence, around: Surroundings): void;
  matches?(node: RuleNode): void;
  triesChildren?(node: RuleNode): void;
}

/**
 * Finds the rule that wins: depth first, the first hit, never back out of a match that may alert.
 * @source rules.md 3.1
 */
export function matchRules(
  roots: readonly RuleNode[],
  current: Occurrence,
  around: Surroundings,
  observer?: WalkObserver,
): Rule | undefined {
  observer?.starts?.(current);
  for (const root of roots) {
    if (root.rule.category !== current.event.category) continue;
    const winner = tryNode(root, current, around, observer);
    if (winner) return winner;
  }
  return undefined;
}

function tryNode(
  node: RuleNode,
  current: Occurrence,
  around: Surroundings,
  observer: WalkObserver | undefined,
): Rule | undefined {
  const { rule, children } = node;
  observer?.tries?.(node);
  for (const condition of rule.conditions) {
    if (holds(condition, rule, current, around)) continue;
    observer?.fails?.(node, condition, current, around);
    return undefined;
  }
  if (!searchHistory(rule, current, around.memories)) {
    observer?.fails?.(node, undefined, current, around);
    return undefined;
  }
  observer?.matches?.(node);
  if (children.length > 0) observer?.triesChildren?.(node);
  for (const child of observer ? children : candidates(node, current.event.decoder?.id)) {
    const winner = tryNode(child, current, around, observer);
    if (winner) return winner;
  }
  if (rule.noAlert) return undefined;
  around.memories.of(rule.index).firedTimes++;
  return rule;
}
