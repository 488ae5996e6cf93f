import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoder, decoderFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

/** Values of these are numbers, hashes and addresses: they hold no blank. */
const NEVER_BLANK =
  /(?:hash|md5|sha\d*|ip|port|addr|id|uuid|count|size|pid|mac|len|num|code|proto|type|time|date|length|version)$/i;

export const valueCutAtBlank = check({
  id: 'value-cut-at-blank',
  level: 'warning',
  effect: 'misleads',
  title: 'A value that is cut at the first blank',
  reason: '(\\S+) after "key=" ends at a blank: a path such as C:\\Program Files\\a.exe becomes C:\\Program.',
  repair: 'Capture up to the next key, or to the end: with type="pcre2" key=(.*?)(?= \\w+=|$).',
  reports: ['B44'],
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder('<regex>name=(\\S+)</regex>\n<order>name</order>')]),
    after: decoderFile([ACME_ROOT, decoder('<regex type="pcre2">name=(.*?)(?= \\w+=|$)</regex>\n<order>name</order>')]),
    near: decoderFile([ACME_ROOT, ACME_NAME]),
  },
  *find(input) {
    for (const { element, file } of input.decoders) {
      for (const regex of childrenNamed(element, 'regex')) {
        const key = /([A-Za-z_]\w*)=\((?:\\S\+|\\S\*|\[\^ \][+*]|\[\^\\s\][+*])\)/.exec(regex.content)?.[1];
        if (key !== undefined && !NEVER_BLANK.test(key))
          yield faultAt(file, regex, `The value of "${key}" ends at its first blank.`);
      }
    }
  },
});
