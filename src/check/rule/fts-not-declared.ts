import { check } from '../check.ts';
import { ACME_ROOT, decoder, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';
import { decodersOfRule } from './decoded-fields.ts';

function acme(fts: string) {
  return decoderFile(
    [
      ACME_ROOT,
      decoder(
        `<prematch>name=</prematch>\n<regex offset="after_prematch">^(\\w+)</regex>\n<order>extra_data</order>${fts}`,
      ),
    ],
    '<if_fts />',
  );
}

export const ftsNotDeclared = check({
  id: 'fts-not-declared',
  level: 'error',
  effect: 'never fires',
  title: '<if_fts> on events of a decoder without <fts>',
  reason: 'What is seen for the first time is the key that the decoder declares by <fts>; without one there is none.',
  repair: 'Write <fts>name, …</fts> into the decoder, with the fields that make the key.',
  demonstration: {
    before: acme(''),
    after: acme('\n<fts>name, extra_data</fts>'),
    near: acme('\n<fts>name</fts>'),
    missed: MISSES_ACME,
  },
  *find(input) {
    for (const { rule, file, element } of ruleElements(input, 'if_fts')) {
      const decoders = decodersOfRule(rule, input);
      if (decoders === undefined || decoders.some(({ details }) => details.fts !== undefined)) continue;
      const [{ declaredName }] = decoders;
      yield faultAt(file, element, `The decoder "${declaredName}" has no <fts>: the rule never fires.`);
    }
  },
});
