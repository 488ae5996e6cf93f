import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoderFile, IS_EVIL, MISSES_ACME } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const decodedAsChild = check({
  id: 'decoded-as-child',
  level: 'error',
  effect: 'never fires',
  title: '<decoded_as> with a child decoder',
  reason: 'Without use_own_name a child is reported as its root: <decoded_as> of the child never matches.',
  repair: "Write the root's name, or give the child a prematch and <use_own_name>true</use_own_name>.",
  reports: ['B29'],
  demonstration: {
    before: {
      ...decoderFile([ACME_ROOT, ACME_NAME]),
      rules: decoderFile([], IS_EVIL).rules?.toString().replace('as>acme<', 'as>acme-fields<') ?? '',
    },
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: {
      ...decoderFile([
        ACME_ROOT,
        ACME_NAME.replace('  <regex', '  <prematch>name</prematch>\n  <use_own_name>true</use_own_name>\n  <regex'),
      ]),
      rules: decoderFile([], IS_EVIL).rules?.toString().replace('as>acme<', 'as>acme-fields<') ?? '',
    },
    missed: MISSES_ACME,
  },
  *find(input) {
    const { withProgramName = [], withoutProgramName = [] } = input.ruleset.decoders ?? {};
    const roots = [...withProgramName, ...withoutProgramName];
    const reported = new Set(
      roots.flatMap(({ decoder, children }) => [
        decoder.declaredName,
        ...children.filter((child) => child.decoder.useOwnName).map((child) => child.decoder.declaredName),
      ]),
    );
    const children = new Map(
      roots.flatMap((root) => root.children.map((child) => [child.decoder.declaredName, root.decoder.declaredName])),
    );
    for (const { file, element } of ruleElements(input, 'decoded_as')) {
      const root = children.get(element.content);
      if (root !== undefined && !reported.has(element.content))
        yield faultAt(file, element, `"${element.content}" is reported as "${root}".`);
    }
  },
});
