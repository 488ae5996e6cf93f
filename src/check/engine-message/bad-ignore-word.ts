import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const badIgnoreWord = engineMessage({
  id: 'bad-ignore-word',
  level: 'error',
  effect: 'refused',
  text: /^Wrong (?:ignore|check_if_ignored) option/,
  title: 'An empty word in <ignore> or <check_if_ignored>',
  reason:
    'Two commas in a row, or one at an end, leave an empty word. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Name the fields with single commas between them.',
  demonstration: {
    before: childRule(`${IS_EVIL}\n<ignore>srcip,,id</ignore>`),
    after: childRule(`${IS_EVIL}\n<ignore>srcip,id</ignore>`),
    near: childRule(`${IS_EVIL}\n<ignore>srcip, id</ignore>`),
    missed: MISSES_EVIL,
  },
});
