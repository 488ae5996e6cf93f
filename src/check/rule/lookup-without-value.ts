import { check } from '../check.ts';
import { childRule, MISSES_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { ruleElements } from '../rule-elements.ts';

function lookup(how: string): string {
  return `<list field="name" lookup="${how}">etc/lists/names</list>`;
}

const lists = { names: 'evil:bad\n' };

export const lookupWithoutValue = check({
  id: 'lookup-without-value',
  level: 'error',
  effect: 'never fires',
  title: 'match_key_value without check_value',
  reason: 'It compares the value of the key with check_value; without one it is never true.',
  repair: 'Write check_value="…", or lookup="match_key" if the key alone counts.',
  demonstration: {
    before: { ...childRule(lookup('match_key_value')), lists },
    after: { ...childRule(lookup('match_key_value" check_value="^bad$')), lists },
    near: { ...childRule(lookup('match_key')), lists },
    missed: MISSES_EVIL,
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'list')) {
      if (attributeOf(element, 'lookup') === 'match_key_value' && attributeOf(element, 'check_value') === undefined)
        yield faultAt(file, element, 'The lookup has no check_value: it is never true.');
    }
  },
});
