import { IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const overwriteKeepsParent = engineMessage({
  id: 'overwrite-keeps-parent',
  level: 'error',
  effect: 'misleads',
  code: 7605,
  title: 'An overwrite that names other parents',
  reason: 'An overwrite replaces what a rule tests and says, but its place in the tree stays.',
  repair: 'Repeat the parents of the rule as they are; to move a rule, silence it and write a new one.',
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL)}\n${rule(IS_EVIL, 'level="12" overwrite="yes"', { parent: '<if_sid>1</if_sid>' })}`,
    ),
    after: ruleFile(`${rule(IS_EVIL)}\n${rule(IS_EVIL, 'level="12" overwrite="yes"')}`),
    near: ruleFile(
      `${rule(IS_EVIL)}\n${rule('<match>evil twin</match>', 'level="10"', { id: 100102, parent: '<if_sid>1</if_sid>' })}`,
    ),
  },
});
