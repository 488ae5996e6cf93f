import { check } from '../check.ts';
import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';

export const overwriteKeepsOrder = check({
  id: 'overwrite-keeps-order',
  level: 'warning',
  effect: 'misleads',
  title: 'An overwrite with another level',
  reason: 'The rule gets the level, but keeps its place among its siblings, which are tried by level.',
  repair: 'Silence the rule by an overwrite to level 0 and write a new one, if the order matters.',
  demonstration: {
    before: ruleFile(`${rule(IS_EVIL)}\n${rule(IS_EVIL, 'level="12" overwrite="yes"')}`),
    after: ruleFile(`${rule(IS_EVIL)}\n${rule(IS_EVIL, 'level="10" overwrite="yes"')}`),
    near: ruleFile(rule(IS_EVIL, 'level="12"')),
  },
  *find(input) {
    const levels = new Map<number, string>();
    for (const { element, file, id, isOverwrite } of input.rules) {
      const level = attributeOf(element, 'level') ?? '';
      const before = levels.get(id);
      if (isOverwrite && before !== undefined && before !== level)
        yield faultAt(file, element, `Rule ${id} stays among its siblings where its level ${before} put it.`);
      if (!isOverwrite) levels.set(id, level);
    }
  },
});
