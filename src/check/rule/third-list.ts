import { check } from '../check.ts';
import { childRule, EVIL_EVENT, IS_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

const LISTS = ['a', 'b', 'c']
  .map((name) => `<list field="name" lookup="match_key">etc/lists/${name}</list>`)
  .join('\n');

export const thirdList = check({
  id: 'third-list',
  level: 'error',
  effect: 'fires wrongly',
  title: 'More than two lists in a rule',
  reason: 'Of three or more <list> elements only the last two are looked at.',
  repair: 'Make a chain of two rules.',
  demonstration: {
    before: { ...childRule(LISTS), lists: { a: 'x:\n', b: 'evil:\n', c: 'evil:\n' } },
    after: { ...childRule(LISTS.split('\n').slice(0, 2).join('\n')), lists: { a: 'x:\n', b: 'evil:\n', c: 'evil:\n' } },
    near: childRule(IS_EVIL),
    caught: { events: [EVIL_EVENT], rule: 100101 },
  },
  *find(input) {
    for (const { element, file } of input.rules) {
      const [first, ...others] = childrenNamed(element, 'list');
      if (first !== undefined && others.length >= 2)
        yield faultAt(file, first, 'Wazuh drops this list: it keeps the last two of a rule.');
    }
  },
});
