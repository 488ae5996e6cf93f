import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { allPatterns } from '../pattern/all-patterns.ts';

export const anyCharacterForDot = check({
  id: 'any-character-for-dot',
  level: 'note',
  effect: 'fires wrongly',
  title: '\\. in OS_Regex',
  reason: 'In OS_Regex a dot is a dot and \\. is any character.',
  repair: 'Write the dot without the backslash.',
  reports: ['B34'],
  demonstration: {
    before: childRule('<field name="peer">^10\\.0\\.0\\.1$</field>'),
    after: childRule('<field name="peer">^10.0.0.1$</field>'),
    near: childRule('<field name="peer" type="pcre2">^10\\.0\\.0\\.1$</field>'),
    caught: { events: ['{"product":"acme","peer":"10a0b0c1"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element, dialect } of allPatterns(input)) {
      if (dialect === 'osregex' && /[\w)]\\\.[a-z0-9]/i.test(element.content) && !/\\[a-z]\\\./i.test(element.content))
        yield faultAt(file, element, `"${element.content}" is OS_Regex: \\. is any character there.`);
    }
  },
});
