import { check } from '../check.ts';
import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';

export const maxsizeIsAMinimum = check({
  id: 'maxsize-is-a-minimum',
  level: 'warning',
  effect: 'never fires',
  title: 'maxsize',
  reason: 'Despite its name it is a lower bound: the rule wants events of at least so many bytes.',
  repair: 'Remove it; for a bound from above use a PCRE2 <regex>.',
  demonstration: {
    before: childRule(IS_EVIL, 'level="10" maxsize="1024"'),
    after: childRule(IS_EVIL),
    near: childRule(IS_EVIL, 'level="10" maxsize="0"'),
    missed: MISSES_EVIL,
  },
  *find(input) {
    for (const { element, file } of input.rules) {
      const bytes = Number(attributeOf(element, 'maxsize') ?? 0);
      if (bytes > 0) yield faultAt(file, element, `The rule wants events of at least ${bytes} bytes.`);
    }
  },
});
