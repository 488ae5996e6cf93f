import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { allPatterns } from './all-patterns.ts';
import { CLASS } from './pcre-class.ts';

/** What only PCRE2 understands, and OS_Regex takes as it stands. */
const PCRE_ONLY: readonly (readonly [pattern: RegExp, what: string])[] = [
  [CLASS, 'a character class […]'],
  [/(?<!\\)\(\?/, 'a group of the form (?…)'],
  [/(?:\\[a-zA-Z.()]|\))\{\d+(?:,\d*)?\}/, 'a repetition {n}'],
  [/(?:\\[wdsWDSpt.]|\))\?|\bhttps\?:/, 'an optional part ?'],
  [/(?<!\\)\)[*+]/, 'a repeated group'],
  [/(?<!\\)\.[*+]/, 'a repeated dot (a dot is a dot here; any character is \\.)'],
];

export const pcreInOsRegex = check({
  id: 'pcre-in-osregex',
  level: 'error',
  effect: 'never fires',
  title: 'PCRE syntax in an OS_Regex pattern',
  reason:
    'Without type="pcre2" a <field>, <regex> or <prematch> is OS_Regex, which knows no [...], ?, {n}, (?i) and repeats neither ' +
    'literals nor groups. Wazuh accepts such a pattern without a word and compares these characters literally.',
  repair: 'Add type="pcre2", or write the pattern in OS_Regex.',
  reports: ['B01'],
  demonstration: {
    before: childRule('<field name="name">^[Tt]rojan\\.\\w+$</field>'),
    after: childRule('<field name="name" type="pcre2">^[Tt]rojan\\.\\w+$</field>'),
    near: childRule('<field name="name">^Trojan\\.\\w+$</field>'),
    missed: { events: ['{"product":"acme","name":"Trojan.A7"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element, dialect } of allPatterns(input)) {
      if (dialect !== 'osregex') continue;
      const found = PCRE_ONLY.find(([pattern]) => pattern.test(element.content));
      if (found === undefined) continue;
      yield {
        at: file.source.at(element),
        message: `<${element.name}> is OS_Regex, but "${element.content}" holds ${found[1]}, which is compared literally.`,
      };
    }
  },
});
