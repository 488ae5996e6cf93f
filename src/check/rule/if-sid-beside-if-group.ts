import { check } from '../check.ts';
import { childRule, EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';
import { ruleElements } from '../rule-elements.ts';

/** A group of events of one host. */
const LAB = rule('<field name="host">^lab$</field>\n<group>lab,</group>', 'level="3"', { id: 100102 });

export const ifSidBesideIfGroup = check({
  id: 'if-sid-beside-if-group',
  level: 'error',
  effect: 'fires wrongly',
  title: '<if_sid> beside <if_group> or <if_level>',
  reason: 'Only one says where the rule hangs: if_sid, else if_level, else if_group. The others are not conditions.',
  repair: 'Keep one.',
  demonstration: {
    before: ruleFile(`${LAB}\n${rule(`<if_group>lab</if_group>\n${IS_EVIL}`)}`),
    after: ruleFile(`${LAB}\n${rule(IS_EVIL, undefined, { parent: '<if_group>lab</if_group>' })}`),
    near: childRule(IS_EVIL, undefined, { parent: '<if_group>acme</if_group>' }),
    caught: { events: [EVIL_EVENT], rule: 100101 },
  },
  *find(input) {
    for (const { rule, file, element } of ruleElements(input, 'if_group', 'if_level')) {
      const hasSid = childrenNamed(rule.element, 'if_sid').length > 0;
      const hasLevel = element.name.toLowerCase() === 'if_group' && childrenNamed(rule.element, 'if_level').length > 0;
      if (hasSid || hasLevel)
        yield faultAt(file, element, `<${element.name}> has no effect beside <${hasSid ? 'if_sid' : 'if_level'}>.`);
    }
  },
});
