import { check } from '../check.ts';
import { IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { contradiction } from './contradiction.ts';
import { hasSilentParents } from './reach.ts';

const PARENT = rule('<field name="name">^good$</field>', 'level="3"', { id: 100102 });
const BELOW = { parent: '<if_sid>100102</if_sid>' };

export const contradictsItself = check({
  id: 'contradicts-itself',
  level: 'error',
  effect: 'never fires',
  title: 'Conditions that no event can meet together',
  reason: 'A child is tried when its parent has matched: the conditions of both have to hold, and these cannot.',
  repair: 'Correct the condition, or hang the rule below another parent.',
  demonstration: {
    before: ruleFile(`${PARENT}\n${rule(IS_EVIL, undefined, BELOW)}`),
    after: ruleFile(`${PARENT.replace('^good$', '^good$|^evil$')}\n${rule(IS_EVIL, undefined, BELOW)}`),
    near: ruleFile(`${PARENT.replace('^good$', '^ev')}\n${rule(IS_EVIL, undefined, BELOW)}`),
    missed: MISSES_EVIL,
  },
  *find(input) {
    for (const rule of input.rules) {
      const reason = rule.loaded && contradiction(rule.loaded, input.ruleset);
      if (reason !== undefined && !hasSilentParents(rule, input))
        yield faultAt(rule.file, rule.element, `Rule ${rule.id} never fires: ${reason}.`);
    }
  },
});
