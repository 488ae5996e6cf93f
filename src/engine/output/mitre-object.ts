import type { Json, JsonObject } from '../json/index.ts';
import { findTechnique } from '../mitre/index.ts';
import type { MitreReference, TacticAndTechnique } from '../ruleset/mitre-element.ts';

/**
 * The answer's `rule.mitre`.
 * @param warn receives what the engine says of ids that it does not know
 * @returns undefined when no tactic is known
 * @source rules.md 5
 */
export function mitreObject(reference: MitreReference, warn: (text: string) => void): JsonObject | undefined {
  const lists = reference.kind === 'techniques' ? ofTechniques(reference.ids, warn) : ofPairs(reference.pairs, warn);
  if (lists.tactic.length === 0) return undefined;
  return { members: Object.entries(lists) };
}

interface MitreLists extends Record<string, readonly Json[]> {
  readonly id: readonly string[];
  readonly tactic: readonly string[];
  readonly technique: readonly string[];
}

/** Ids stay as written, unknown ones too; tactics are united, names of techniques are not. */
function ofTechniques(ids: readonly string[], warn: (text: string) => void): MitreLists {
  const tactics = new Set<string>();
  const names: string[] = [];
  for (const id of ids) {
    const technique = findTechnique(id);
    if (!technique) {
      warn(`Mitre Technique ID '${id}' not found in database.`);
      continue;
    }
    for (const tactic of technique.tactics) tactics.add(tactic.name);
    names.push(technique.name);
  }
  return { id: ids, tactic: [...tactics], technique: names };
}

function ofPairs(pairs: readonly TacticAndTechnique[], warn: (text: string) => void): MitreLists {
  const ids = new Set<string>();
  const tactics = new Set<string>();
  const names = new Set<string>();
  for (const pair of pairs) {
    const technique = findTechnique(pair.technique);
    if (!technique) {
      warn(`Mitre Technique ID '${pair.technique}' not found in database.`);
      continue;
    }
    const tactic = technique.tactics.find(({ id }) => id === pair.tactic);
    if (!tactic) {
      warn(`Mitre Tactic ID '${pair.tactic}' not found in Mitre Technique ID '${pair.technique}'.`);
      continue;
    }
    ids.add(pair.technique);
    tactics.add(tactic.name);
    names.add(technique.name);
  }
  return { id: [...ids], tactic: [...tactics], technique: [...names] };
}
