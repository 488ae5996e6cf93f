import type { ListedRule } from '../rule-list.ts';

/**
 * A layer for the ATT&CK Navigator: each technique that a rule names, scored by how many do.
 * @source layer format 4.5
 */
export function navigatorLayer(plugin: string, rules: readonly ListedRule[]): string {
  const named = rules.flatMap((rule) => rule.techniques.map((technique) => ({ technique, rule })));
  const techniques = [...Map.groupBy(named, ({ technique }) => technique)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([techniqueID, found]) => ({
      techniqueID,
      score: found.length,
      comment: found.map(({ rule: { id, level, description } }) => `${id} (level ${level}): ${description}`).join('\n'),
      enabled: true,
      showSubtechniques: techniqueID.includes('.'),
    }));
  const layer = {
    name: plugin,
    versions: { attack: '13', navigator: '4.9.1', layer: '4.5' },
    domain: 'enterprise-attack',
    description: `Techniques that the rules of ${plugin} name.`,
    techniques,
    gradient: {
      colors: ['#cfe8ff', '#0550ae'],
      minValue: 0,
      maxValue: Math.max(1, ...techniques.map(({ score }) => score)),
    },
    legendItems: [],
    hideDisabled: false,
  };
  return `${JSON.stringify(layer, null, 2)}\n`;
}
