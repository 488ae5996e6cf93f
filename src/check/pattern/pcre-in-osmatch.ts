import { check } from '../check.ts';
import { childRule, MISSES_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { allPatterns } from '../pattern/all-patterns.ts';
import { CLASS } from './pcre-class.ts';

/** A letter behind the class would make it the path of a folder: C:\\windows. */
const PCRE = new RegExp(
  `\\\\[wdsWDSpb](?![A-Za-z])|(?<=\\w)\\\\\\.(?=\\w)|\\.[*+]|\\(\\?|\\([^()|]+\\|[^()]*\\)|${CLASS.source}`,
);

export const pcreInOsmatch = check({
  id: 'pcre-in-osmatch',
  level: 'error',
  effect: 'never fires',
  title: 'Pattern syntax in an OS_Match',
  reason:
    '<match>, <id>, <url>, <location> and their like are OS_Match unless they say type: texts, ^, $, | and a leading !. Everything else is compared literally.',
  repair: 'Add type="pcre2", or write texts.',
  reports: ['B01'],
  demonstration: {
    before: childRule('<match>"name":"ev\\w+"</match>'),
    after: childRule('<match type="pcre2">"name":"ev\\w+"</match>'),
    near: childRule('<match>"name":"ev|C:\\windows|\\data</match>'),
    missed: MISSES_EVIL,
  },
  *find(input) {
    for (const { file, element, dialect } of allPatterns(input)) {
      if (dialect === 'osmatch' && PCRE.test(element.content))
        yield faultAt(file, element, `<${element.name}> is OS_Match: "${element.content}" is compared literally.`);
    }
  },
});
