import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const emptyGroup = engineMessage({
  id: 'empty-group',
  level: 'error',
  effect: 'refused',
  text: /without any rule\.$/,
  title: 'A <group> without rules',
  reason:
    'A group that holds no rule is an error to Wazuh. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Remove the group.',
  demonstration: {
    before: { rules: `${childRule(IS_EVIL).rules}<group name="later,"></group>\n` },
    after: childRule(IS_EVIL),
    near: { rules: `${childRule(IS_EVIL).rules}<!-- <group name="later,"></group> -->\n` },
    missed: MISSES_EVIL,
  },
});
