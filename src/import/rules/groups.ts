import type { GroupDefinition } from '../../engine/ruleset/index.ts';

/** The groups of a `<group>` element, and what of a rule's own glued groups goes beyond them. */
export interface GroupNames {
  readonly names: readonly [string, ...string[]];
  readonly ownOf: (gluedGroups: string) => readonly string[];
}

/**
 * Wazuh glues the element's name and each rule's own groups into one text and cuts it at commas: a name without a comma at
 * its end becomes the beginning of a rule's first own group.
 * @source rules.md 1.1
 */
export function groupNames({ name, rules }: GroupDefinition, utf8: (bytes: string) => string): GroupNames {
  const isGlued = rules.some(({ rule }) => rule.group !== name);
  const whole = isGlued ? name.slice(0, name.lastIndexOf(',') + 1).replaceAll('\n', '') : name;
  const [first = '', ...others] = piecesOf(utf8(whole));
  const names = [first, ...others] as const;
  const shared = piecesOf(utf8(whole)).length;
  return { names, ownOf: (glued) => piecesOf(utf8(glued)).slice(shared) };
}

function piecesOf(text: string): string[] {
  return text.split(',').filter((piece) => piece !== '');
}
