import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

export const rootRegexUnused = check({
  id: 'root-regex-unused',
  level: 'error',
  effect: 'never fires',
  title: '<regex> of a root decoder that has children',
  reason: "With children a root's own regex is not run.",
  repair: 'Move the regex into a child.',
  reports: ['B29'],
  demonstration: {
    before: decoderFile([
      ACME_ROOT.replace('</decoder>', '  <regex>name=(\\w+)</regex>\n  <order>name</order>\n</decoder>'),
      decoder('<prematch>^nothing</prematch>'),
    ]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([
      ACME_ROOT.replace('</decoder>', '  <regex>name=(\\w+)</regex>\n  <order>name</order>\n</decoder>'),
    ]),
    missed: MISSES_ACME,
  },
  *find(input) {
    const parents = new Set(input.decoders.map(({ parent }) => parent));
    for (const { element, file, name, parent } of input.decoders) {
      const [regex] = childrenNamed(element, 'regex', 'plugin_decoder');
      if (parent === undefined && regex !== undefined && parents.has(name))
        yield faultAt(file, regex, `"${name}" has children: its own <${regex.name}> is not run.`);
    }
  },
});
