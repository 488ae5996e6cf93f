import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { allPatterns } from '../pattern/all-patterns.ts';

export const nonAsciiLiteral = check({
  id: 'non-ascii-literal',
  level: 'error',
  effect: 'never fires',
  title: 'Letters beyond ASCII in OS_Regex or OS_Match',
  reason: 'Both compare byte by byte and never find a byte beyond ASCII, except at an anchor of OS_Match.',
  repair: 'Add type="pcre2".',
  reports: ['B35'],
  demonstration: {
    before: childRule('<field name="owner">José</field>'),
    after: childRule('<field name="owner" type="pcre2">José</field>'),
    near: childRule('<user>^José$|admin</user>'),
    missed: { events: ['{"product":"acme","owner":"José"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element, dialect } of allPatterns(input)) {
      if (dialect !== 'osregex' && dialect !== 'osmatch') continue;
      const found = element.content
        .split('|')
        .find((piece) => [...piece].some((sign) => sign > '~') && !(dialect === 'osmatch' && /^\^|\$$/.test(piece)));
      if (found === undefined) continue;
      yield faultAt(file, element, `"${found}" is never found: it holds letters beyond ASCII.`);
    }
  },
});
