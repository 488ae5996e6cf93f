import { childRule, IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const notAGroup = engineMessage({
  id: 'not-a-group',
  level: 'error',
  effect: 'refused',
  text: /^rules_op: Invalid root element/,
  title: 'Something other than <group name="..."> at the top of a rule file',
  reason:
    'Every element at the top has to be a <group> with the one attribute name. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Wrap the rules in <group name="product,">.',
  demonstration: {
    before: { rules: `<rules>${rule(IS_EVIL)}</rules>\n` },
    after: childRule(IS_EVIL),
    near: {
      rules: `<Group name="acme,">${ruleFile(rule(IS_EVIL))
        .rules?.toString()
        .replace(/^.*\n|<.group>\n$/g, '')}</Group>\n`,
    },
    missed: MISSES_EVIL,
  },
});
