import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const negatedWeekday = engineMessage({
  id: 'negated-weekday',
  level: 'error',
  effect: 'refused',
  code: 1241,
  title: 'A day that Wazuh does not know',
  reason:
    'Days are written out or with three letters; "weekdays" and "weekends" exist. The documented ! does not work: Wazuh stumbles over it. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'List the days on which the rule holds.',
  demonstration: {
    before: childRule(`<weekday>!saturday</weekday>\n${IS_EVIL}`),
    after: childRule(`<weekday>weekdays, saturday, sunday</weekday>\n${IS_EVIL}`),
    near: childRule(`<weekday>mon, tue, wed, thu, fri, sat, sun</weekday>\n${IS_EVIL}`),
    missed: MISSES_EVIL,
  },
});
