import { check } from '../check.ts';
import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';

export const fileNotReadable = check({
  id: 'file-not-readable',
  level: 'error',
  effect: 'dropped',
  title: 'A file that cannot be opened',
  reason:
    'A link to nowhere, or permissions: Wazuh warns (1103) and goes on without the file, with all of its rules or decoders.',
  repair: 'Repair the link; on the manager the file has to be readable by the group wazuh (wazuh:wazuh, 0660).',
  reports: ['B38', 'B55'],
  demonstration: {
    before: { unreadable: ['etc/rules/acme_rules.xml'] },
    after: { rules: { 'acme_rules.xml': `${childRule(IS_EVIL).rules}` } },
    near: { rules: { 'acme_rules.xml': '' } },
    missed: MISSES_EVIL,
  },
  *find(input) {
    for (const file of input.unreadable)
      yield {
        at: { file },
        message: 'The file cannot be opened: Wazuh leaves it out with a warning.',
        wazuhCode: 1103,
      };
  },
});
