import type { Rule, Ruleset } from '../../engine/index.ts';
import { check } from '../check.ts';
import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { overwrites } from './overwritten.ts';
import { placesOf } from './places.ts';

/** By which siblings are tried: level 0 first, then the highest. @source rules.md 2.4 */
function rank(level: number): number {
  return level === 0 ? Number.POSITIVE_INFINITY : level;
}

/** A sibling on the other side of the rule than their levels say. */
function misplacedSibling(rule: Rule, ruleset: Ruleset): Rule | undefined {
  for (const { siblings, index } of placesOf(rule, ruleset)) {
    const found = siblings.find((sibling, at) =>
      at < index ? rank(sibling.rule.level) < rank(rule.level) : rank(sibling.rule.level) > rank(rule.level),
    );
    if (found !== undefined) return found.rule;
  }
  return undefined;
}

const SIBLING = rule('<field name="name">^good$</field>', 'level="11"', { id: 100102 });

export const overwriteKeepsOrder = check({
  id: 'overwrite-keeps-order',
  level: 'warning',
  effect: 'misleads',
  title: 'An overwrite with another level',
  reason: 'The rule gets the level, but keeps its place among its siblings, which are tried by level.',
  repair:
    'Keep the level. Where the order matters, pass the rule over by an overwrite with noalert="1", and write a new rule with the level.',
  demonstration: {
    before: ruleFile(`${rule(IS_EVIL)}\n${SIBLING}\n${rule(IS_EVIL, 'level="12" overwrite="yes"')}`),
    after: ruleFile(
      `${rule(IS_EVIL)}\n${rule(IS_EVIL, 'level="10" noalert="1" overwrite="yes"')}\n${SIBLING}\n${rule(IS_EVIL, 'level="12"', { id: 100103 })}`,
    ),
    near: ruleFile(`${rule(IS_EVIL)}\n${SIBLING}\n${rule(IS_EVIL, 'level="9" overwrite="yes"')}`),
  },
  *find(input) {
    for (const { overwrite, before } of overwrites(input)) {
      const { file, element, id, loaded } = overwrite;
      const level = Number(attributeOf(before, 'level'));
      const sibling = loaded && loaded.level !== level ? misplacedSibling(loaded, input.ruleset) : undefined;
      if (loaded === undefined || sibling === undefined) continue;
      const order = rank(sibling.level) > rank(loaded.level) ? 'after' : 'before';
      const message = `Rule ${id} stays among its siblings where its level ${level} put it: ${sibling.id} (level ${sibling.level}) is tried ${order} it.`;
      yield faultAt(file, element, message);
    }
  },
});
