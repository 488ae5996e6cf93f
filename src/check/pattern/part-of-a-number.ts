import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { allPatterns } from '../pattern/all-patterns.ts';

export const partOfANumber = check({
  id: 'part-of-a-number',
  level: 'warning',
  effect: 'fires wrongly',
  title: 'A port, id or status that is also part of another',
  reason: '<id>42</id> matches 1423.',
  repair: 'Anchor it: ^42$.',
  demonstration: {
    before: childRule('<id>42</id>'),
    after: childRule('<id>^42$</id>'),
    near: childRule('<id>^42</id>'),
    caught: { events: ['{"product":"acme","id":"1423"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element, dialect } of allPatterns(input)) {
      if (
        ['id', 'srcport', 'dstport', 'status'].includes(element.name.toLowerCase()) &&
        dialect === 'osmatch' &&
        /^!?\d+(?:\|\d+)*$/.test(element.content)
      )
        yield faultAt(file, element, `"${element.content}" is found inside longer numbers too.`);
    }
  },
});
