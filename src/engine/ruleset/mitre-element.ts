import { lowerAscii } from '../bytes.ts';
import type { XmlElement } from '../xml/index.ts';
import type { RuleFileContext } from './rule-file-context.ts';

export interface TacticAndTechnique {
  readonly tactic: string;
  readonly technique: string;
}

/** What a rule says of ATT&CK: technique ids alone (the old form), or each with one of its tactics. */
export type MitreReference =
  | { readonly kind: 'techniques'; readonly ids: readonly string[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly TacticAndTechnique[] };

/** Both forms while blocks accumulate; the new form wins in the end. */
export interface MitreInMaking {
  readonly ids: string[];
  readonly pairs: TacticAndTechnique[];
}

export function mitreReference({ ids, pairs }: MitreInMaking): MitreReference | undefined {
  if (pairs.length > 0) return { kind: 'pairs', pairs };
  return ids.length > 0 ? { kind: 'techniques', ids } : undefined;
}

/**
 * Adds one `<mitre>` block. Whatever is wrong with it costs the block alone.
 * @source rules.md 1.9, cases load-mitre-*, rule-mitre-*
 */
export function readMitreElement(
  element: XmlElement,
  ruleId: number,
  into: MitreInMaking,
  context: RuleFileContext,
): void {
  const block = new Map<string, string[]>();
  for (const child of element.children) {
    const name = lowerAscii(child.name);
    if (!BLOCK_ELEMENTS.has(name)) {
      context.error(child.line, `Invalid option '${child.name}' for rule '${ruleId}'.`);
      return;
    }
    block.set(name, [...(block.get(name) ?? []), child.content]);
  }
  const ids = block.get('id') ?? [];
  const tactics = block.get('tacticid') ?? [];
  const techniques = block.get('techniqueid') ?? [];
  const problem = problemOf(ids, tactics, techniques, ruleId);
  if (problem !== undefined) {
    context.warn(element.line, problem);
    return;
  }
  for (const id of ids) if (!into.ids.includes(id)) into.ids.push(id);
  const [tactic] = tactics;
  const [technique] = techniques;
  if (tactic === undefined || technique === undefined) return;
  const isKnown = into.pairs.some((pair) => pair.tactic === tactic && pair.technique === technique);
  if (!isKnown) into.pairs.push({ tactic, technique });
}

const BLOCK_ELEMENTS = new Set(['id', 'tacticid', 'techniqueid']);

type Texts = readonly string[];

function problemOf(ids: Texts, tactics: Texts, techniques: Texts, ruleId: number): string | undefined {
  const all = [...ids, ...tactics, ...techniques];
  if (all.length === 0) return `Empty Mitre information for rule '${ruleId}'`;
  if (all.includes('')) return `Mitre information can not be empty in rule '${ruleId}'`;
  if (ids.length === all.length) return undefined;
  if (ids.length > 0) {
    return `Rule '${ruleId}' combined old and new Mitre formats in the same block. The Mitre block will be discarded.`;
  }
  if (tactics.length > 1) return `Mitre tacticID should only be defined once in the same block of rule '${ruleId}'`;
  if (techniques.length > 1)
    return `Mitre techniqueID should only be defined once in the same block of rule '${ruleId}'`;
  if (tactics.length === 0) return `Mitre tacticID should be defined in rule '${ruleId}'`;
  return techniques.length === 0 ? `Mitre techniqueID should be defined in rule '${ruleId}'` : undefined;
}
