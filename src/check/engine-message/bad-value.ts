import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const badValue = engineMessage({
  id: 'bad-value',
  level: 'error',
  effect: 'refused',
  code: 1274,
  title: 'A <time>, <weekday>, <list> or <compiled_rule> with a value that Wazuh does not know',
  reason:
    'Hours are 0 to 23, lookups and compiled rules have fixed names. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Correct the value.',
  demonstration: {
    before: childRule(`<time>25:00 - 26:00</time>\n${IS_EVIL}`),
    after: childRule(`<time>0:00 - 23:59</time>\n${IS_EVIL}`),
    near: childRule(`<time>12 am - 11:59 pm</time>\n${IS_EVIL}`),
    missed: MISSES_EVIL,
  },
});
