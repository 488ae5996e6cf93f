import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const unknownOption = engineMessage({
  id: 'unknown-option',
  level: 'error',
  effect: 'refused',
  code: 1235,
  title: '<options> with a word that Wazuh does not know',
  reason:
    'One keyword an element, without blanks: alert_by_email, no_email_alert, log_alert, no_log, no_ar, no_full_log, no_counter. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Write one <options> for each keyword.',
  demonstration: {
    before: childRule(`${IS_EVIL}\n<options>no_full_log,no_counter</options>`),
    after: childRule(`${IS_EVIL}\n<options>no_full_log</options>\n<options>no_counter</options>`),
    near: childRule(`${IS_EVIL}\n<options>no_counter</options>`),
    missed: MISSES_EVIL,
  },
});
