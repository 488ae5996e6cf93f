import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const unknownCategory = engineMessage({
  id: 'unknown-category',
  level: 'error',
  effect: 'refused',
  code: 1273,
  title: '<category> that is none',
  reason:
    'Categories are firewall, ids, syslog, web-log, squid, windows and ossec. The message goes to the log file alone: a logtest session just fails. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Write one of the seven, or leave the element out.',
  demonstration: {
    before: childRule(`<category>acme</category>\n${IS_EVIL}`),
    after: childRule(IS_EVIL),
    near: childRule(`<category>syslog</category>\n${IS_EVIL}`),
    missed: MISSES_EVIL,
  },
});
