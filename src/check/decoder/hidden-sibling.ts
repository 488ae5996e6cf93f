import type { ChildDecoder } from '../../engine/decode/index.ts';
import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';

/**
 * The children that some event reaches: a child that is followed leads to the next in the list, whatever its name; of the
 * others each is tried until one has no prematch.
 */
function reachedChildren(children: readonly ChildDecoder[]): readonly ChildDecoder[] {
  const reached: ChildDecoder[] = [];
  let isChain = false;
  let isOver = false;
  for (const child of children) {
    if (isOver && !isChain) break;
    reached.push(child);
    if (!isChain && child.decoder.prematch === undefined) isOver = true;
    isChain = child.isFollowed;
  }
  return reached;
}

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
    const roots = [...withProgramName, ...withoutProgramName].filter(({ children }) => children.length > 0);
    const reached = new Set(roots.flatMap(({ children }) => reachedChildren(children)).map(({ decoder }) => decoder));
    const hidden = roots.flatMap(({ children }) => children).filter(({ decoder }) => !reached.has(decoder));
    for (const decoder of new Set(hidden.map((child) => child.decoder))) {
      const own = input.decoders.find(
        ({ file, element }) => file.path === decoder.at.file && element.line === decoder.at.line,
      );
      if (own === undefined) continue;
      const message = `"${decoder.declaredName}" is never tried: a child of "${decoder.parent}" before it has no prematch.`;
      yield faultAt(own.file, own.element, message);
    }
  },
});
