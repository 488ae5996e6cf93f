import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const noRulesInFile = engineMessage({
  id: 'no-rules-in-file',
  level: 'error',
  effect: 'refused',
  code: 1202,
  title: 'A rule file that holds nothing',
  reason:
    'A file of blanks or comments alone is an error to Wazuh; a file of zero bytes is not. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Remove the file, or leave it entirely empty.',
  reports: ['B38'],
  demonstration: {
    before: { rules: { 'empty.xml': '<!-- to be done -->\n', 'rules.xml': `${childRule(IS_EVIL).rules}` } },
    after: childRule(IS_EVIL),
    near: { rules: { 'empty.xml': '', 'rules.xml': `${childRule(IS_EVIL).rules}` } },
    missed: MISSES_EVIL,
  },
});
