import type { Decoder } from '../../engine/decode/index.ts';
import type { Expression } from '../../engine/regex/index.ts';
import { findText } from '../algebra/index.ts';
import { check } from '../check.ts';
import { ACME_LINE, IS_EVIL, rule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import type { CheckInput } from '../input.ts';

const GENERAL = '<decoder name="acme-all">\n  <prematch>^acme</prematch>\n</decoder>\n';
const OWN = `<decoder name="acme">
  <prematch>^acme: </prematch>
</decoder>

<decoder name="acme-fields">
  <parent>acme</parent>
  <regex>name=(\\w+)</regex>
  <order>name</order>
</decoder>
`;
const RULES = `<group name="acme,">\n${rule(IS_EVIL, 'level="5"', { parent: '<decoded_as>acme</decoded_as>' })}\n</group>\n`;

/** Whether whatever the one matches, the other matches too; an absent pattern matches everything. */
function isInside(narrow: Expression | undefined, wide: Expression | undefined): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  if (narrow === wide) return true;
  const search = findText([{ expression: narrow, negate: false }], [{ expression: wide, negate: false }]);
  return search.kind === 'none' && search.isProved;
}

function takesAll(earlier: Decoder, later: Decoder): boolean {
  return isInside(later.programName, earlier.programName) && isInside(later.prematch, earlier.prematch);
}

/** Roots that some event could reach otherwise, with the earlier one that takes all of them. */
function* shadowedRoots({ ruleset: { decoders }, decoders: judged }: CheckInput) {
  for (const roots of [decoders?.withProgramName ?? [], decoders?.withoutProgramName ?? []]) {
    for (const [index, { decoder }] of roots.entries()) {
      const own = judged.find(({ file, element }) => file.path === decoder.at.file && element.line === decoder.at.line);
      const earlier = own && roots.slice(0, index).find((root) => takesAll(root.decoder, decoder))?.decoder;
      if (own !== undefined && earlier !== undefined) yield { own, earlier };
    }
  }
}

export const shadowedDecoder = check({
  id: 'shadowed-decoder',
  level: 'error',
  effect: 'never fires',
  title: 'A root decoder whose events an earlier root takes',
  reason:
    'The first root whose program_name and prematch match is final, whatever its children do. Roots are tried in the order of their files, shipped ones first: what begins with { and a quote is taken by the shipped json decoder.',
  repair: 'Give the file a name that sorts before that of the other decoder, or write rules on the other decoder.',
  reports: ['B29'],
  demonstration: {
    before: { decoders: { '0900-all.xml': GENERAL, '1000-acme.xml': OWN }, rules: RULES },
    after: { decoders: { '0800-acme.xml': OWN, '0900-all.xml': GENERAL }, rules: RULES },
    near: { decoders: { '0900-all.xml': GENERAL.replace('^acme', '^acme-'), '1000-acme.xml': OWN }, rules: RULES },
    missed: { events: [ACME_LINE], rule: 100101 },
  },
  *find(input) {
    for (const { own, earlier } of shadowedRoots(input)) {
      const { file } = earlier.at;
      const message = `"${own.name}" decodes no event: "${earlier.declaredName}" of ${file} is tried before and takes whatever it matches.`;
      yield faultAt(own.file, own.element, message);
    }
  },
});
