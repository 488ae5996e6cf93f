import { check } from '../check.ts';
import { ACME_ROOT, decoder, decoderFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

/** Capturing groups: no (?:…), no (?=…); named ones count. */
function pcreGroups(source: string): number {
  const plain = source.replace(/\\./g, '').replace(/\[\^?\]?[^\]]*\]/g, 'x');
  return plain.match(/\((?!\?(?!<[A-Za-z_]|P<|'))(?!\*)/g)?.length ?? 0;
}

export const groupsAgainstOrder = check({
  id: 'groups-against-order',
  level: 'warning',
  effect: 'misleads',
  title: 'More names in <order> than groups in <regex>, or fewer',
  reason: 'Groups are given names one by one: a name without a group is never set, a group without a name is lost.',
  repair: 'Name every group.',
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder('<regex>name=(\\w+)</regex>\n<order>name, who</order>')]),
    after: decoderFile([ACME_ROOT, decoder('<regex>name=(\\w+) user=(\\w+)</regex>\n<order>name, who</order>')]),
    near: decoderFile([ACME_ROOT, decoder('<regex>name=(\\w+)|title=(\\w+)</regex>\n<order>name</order>')]),
  },
  *find(input) {
    for (const { element, file } of input.decoders) {
      const [order] = childrenNamed(element, 'order');
      const regexes = childrenNamed(element, 'regex');
      const regex = regexes.map(({ content }) => content).join('');
      if (order === undefined || regexes.length === 0) continue;
      const names = childrenNamed(element, 'order')
        .map(({ content }) => content)
        .join('')
        .split(',').length;
      const isPcre = regexes
        .at(-1)
        ?.attributes.some(({ name, value }) => name === 'type' && value.toLowerCase() === 'pcre2');
      const groups = isPcre
        ? pcreGroups(regex)
        : Math.max(...regex.split(/(?<!\\)\|/).map((piece) => piece.match(/(?<!\\)\(/g)?.length ?? 0));
      if (groups !== names) yield faultAt(file, order, `${names} name(s) for ${groups} group(s).`);
    }
  },
});
