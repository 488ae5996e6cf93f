import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';

export const hiddenSibling = check({
  id: 'hidden-sibling',
  level: 'error',
  effect: 'never fires',
  title: 'A child decoder that hides the ones after it',
  reason: 'The first child without <prematch> is always taken, and siblings of other names after it are never tried.',
  repair: 'Give the children a prematch, put the one without last, or give all of them one name.',
  reports: ['B29'],
  demonstration: {
    before: decoderFile([
      ACME_ROOT,
      decoder('<regex>user=(\\w+)</regex>\n<order>who</order>', { name: 'acme-user' }),
      ACME_NAME,
    ]),
    after: decoderFile([
      ACME_ROOT,
      decoder('<prematch>^nothing</prematch>\n<regex>user=(\\w+)</regex>\n<order>who</order>', { name: 'acme-user' }),
      ACME_NAME,
    ]),
    near: decoderFile([ACME_ROOT, decoder('<regex>user=(\\w+)</regex>\n<order>who</order>'), ACME_NAME]),
    missed: MISSES_ACME,
  },
  *find(input) {
    const { withProgramName = [], withoutProgramName = [] } = input.ruleset.decoders ?? {};
    for (const { decoder, children } of [...withProgramName, ...withoutProgramName]) {
      const first = children.findIndex((child) => child.decoder.prematch === undefined);
      const hiding = children[first]?.decoder;
      if (hiding === undefined) continue;
      for (const { decoder: hidden } of children.slice(first + 1)) {
        const own = input.decoders.find(
          ({ file, element }) => file.path === hidden.at.file && element.line === hidden.at.line,
        );
        if (own === undefined || hidden.declaredName === hiding.declaredName) continue;
        yield faultAt(
          own.file,
          own.element,
          `"${hidden.declaredName}" is never tried: "${hiding.declaredName}", before it below "${decoder.declaredName}", has no prematch.`,
        );
      }
    }
  },
});
