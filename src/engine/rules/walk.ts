import type { Condition } from '../ruleset/condition.ts';
import type { Rule, RuleNode } from '../ruleset/rule.ts';
import { holds, type Surroundings } from './conditions.ts';
import { anyKind, type EventKind, kindOf } from './event-kind.ts';
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
  // who watches is told of every rule
  const walk = { kind: observer ? anyKind(roots) : kindOf(roots, current.event), current, around, observer };
  for (const node of roots) {
    if (node.rule.category !== current.event.category) continue;
    const winner = tryNode(node, node.rule.conditions, walk);
    if (winner) return winner;
  }
  return undefined;
}

/** What does not change on the way. */
interface Walk {
  readonly kind: EventKind;
  readonly current: Occurrence;
  readonly around: Surroundings;
  readonly observer: WalkObserver | undefined;
}

/** @param conditions those of the rule that are not decided yet */
function tryNode(node: RuleNode, conditions: readonly Condition[], walk: Walk): Rule | undefined {
  const { rule, children } = node;
  const { kind, current, around, observer } = walk;
  observer?.tries?.(node);
  for (const condition of conditions) {
    if (holds(condition, rule, current, around)) continue;
    observer?.fails?.(node, condition, current, around);
    return undefined;
  }
  if (!searchHistory(rule, current, around.memories)) {
    observer?.fails?.(node, undefined, current, around);
    return undefined;
  }
  observer?.matches?.(node);
  if (children.length > 0) {
    observer?.triesChildren?.(node);
    const candidates = kind.candidates(node);
    for (const child of observer ? candidates.all : candidates.forEvent(current.event)) {
      const winner = tryNode(child.node, child.conditions, walk);
      if (winner) return winner;
    }
  }
  if (rule.noAlert) return undefined;
  around.memories.of(rule.index).firedTimes++;
  return rule;
}
