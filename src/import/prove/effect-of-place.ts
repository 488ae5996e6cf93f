import type { RuleNode, Ruleset } from '../../engine/ruleset/index.ts';
import { decoderSetFacts, firstDifference } from './facts.ts';

/**
 * What changes for events when the same definitions are loaded from files of other names: rules that lose a parent, siblings
 * of one level that are tried in another order, decoders that others go before.
 * @returns one sentence about the first change; undefined when there is none
 */
export function effectOfPlace(before: Ruleset, after: Ruleset): string | undefined {
  const lost = before.rules.flatMap(({ id }) => (after.ruleById.has(id) ? [] : [id]));
  if (lost.length > 0) return `Wazuh drops ${lost.join(', ')}, whose parents are then loaded later`;
  const decoders = firstDifference(decoderSetFacts(before), decoderSetFacts(after));
  if (decoders !== undefined) return `decoder ${decoders}`;
  return effectBelow('the top', before.roots, after.roots);
}

function effectBelow(where: string, before: readonly RuleNode[], after: readonly RuleNode[]): string | undefined {
  const now = new Map(after.map((node) => [node.rule.id, node]));
  const gone = before.find(({ rule }) => !now.has(rule.id));
  if (gone !== undefined) return `rule ${gone.rule.id} is no longer below ${where}`;
  const moved = before.findIndex(({ rule }, index) => rule.id !== after[index]?.rule.id);
  if (moved >= 0) return `below ${where} rule ${after[moved]?.rule.id} is tried before rule ${before[moved]?.rule.id}`;
  for (const { rule, children } of before) {
    const effect = effectBelow(`rule ${rule.id}`, children, now.get(rule.id)?.children ?? []);
    if (effect !== undefined) return effect;
  }
  return undefined;
}
