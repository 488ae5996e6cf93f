// ATT&CK 13.1 (Enterprise) as Wazuh 4.14 ships it: names and tactics of techniques, revoked and deprecated ones left out.
// In: ids. Out: names. See NOTICE for the attribution.
import table from './enterprise-attack.json' with { type: 'json' };

export interface Technique {
  readonly name: string;
  /** In the order of the technique's own kill chain phases. */
  readonly tactics: readonly Tactic[];
}

export interface Tactic {
  readonly id: string;
  readonly name: string;
}

const TACTICS = new Map<string, string>(Object.entries(table.tactics));
const TECHNIQUES = new Map<string, readonly string[]>(Object.entries(table.techniques));

/** @param id with its sub-technique, `T1110.001` */
export function findTechnique(id: string): Technique | undefined {
  const entry = TECHNIQUES.get(id);
  if (!entry) return undefined;
  const [name = '', ...tactics] = entry;
  return { name, tactics: tactics.map((tactic) => ({ id: tactic, name: TACTICS.get(tactic) ?? '' })) };
}
