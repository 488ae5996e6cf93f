import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoder, decoderFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

/** Values of keys or fields of these names are numbers, hashes and addresses: they hold no blank. */
const NEVER_BLANK =
  /(?:hash|md5|sha\d*|ip|port|addr|id|uuid|count|size|pid|mac|len|num|code|proto|type|time|date|length|version)$/i;

const CUT = /([A-Za-z_]\w*)=\((?:\\S\+|\\S\*|\[\^ \][+*]|\[\^\\s\][+*])\)/g;

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
    near: decoderFile([
      ACME_ROOT,
      ACME_NAME,
      decoder('<regex>src=(\\S+) dst=(\\S+)</regex>\n<order>srcip, peer_ip</order>'),
    ]),
  },
  *find(input) {
    for (const { element, file } of input.decoders) {
      const names = childrenNamed(element, 'order').flatMap(({ content }) => content.split(','));
      let groups = 0; // several <regex> are one pattern
      for (const regex of childrenNamed(element, 'regex')) {
        const before = groups;
        const cut = [...regex.content.matchAll(CUT)].flatMap(({ 1: key = '', index }) => {
          const name = names[before + groupsIn(regex.content.slice(0, index))]?.trim() ?? '';
          return NEVER_BLANK.test(key) || NEVER_BLANK.test(name) ? [] : [`"${key}"`];
        });
        groups += groupsIn(regex.content);
        if (cut.length > 0) yield faultAt(file, regex, `${described([...new Set(cut)])} first blank.`);
      }
    }
  },
});

function described(keys: readonly string[]): string {
  return keys.length === 1 ? `The value of ${keys[0]} ends at its` : `The values of ${keys.join(', ')} end at their`;
}

function groupsIn(text: string): number {
  return text.match(/(?<!\\)\((?!\?)/g)?.length ?? 0;
}
