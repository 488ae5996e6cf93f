import type { Ruleset } from '../../engine/index.ts';
import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { ruleElements } from '../rule-elements.ts';

/** Lower-case names of the dynamic fields of a root and its children; undefined when a plugin names them. */
function producedFields(
  name: string,
  { withProgramName, withoutProgramName }: NonNullable<Ruleset['decoders']>,
): ReadonlySet<string> | undefined {
  const roots = [...withProgramName, ...withoutProgramName].filter(({ decoder }) => decoder.declaredName === name);
  const decoders = roots.flatMap((root) => [root.decoder, ...root.children.map(({ decoder }) => decoder)]);
  if (decoders.length === 0 || decoders.some(({ plugin }) => plugin !== undefined)) return undefined;
  return new Set(decoders.flatMap(({ order }) => order.map((field) => field.name.toLowerCase())));
}

export const fieldNotDecoded = check({
  id: 'field-not-decoded',
  level: 'error',
  effect: 'never fires',
  title: 'A field that the decoder does not produce',
  reason: 'The rule is on events of one decoder, and neither it nor its children have the field in their <order>.',
  repair: 'Write a name that <order> has.',
  demonstration: {
    before: decoderFile([ACME_ROOT, ACME_NAME], '<field name="title">^evil$</field>'),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, ACME_NAME], '<field name="NAME">^evil$</field>'),
    missed: MISSES_ACME,
  },
  *find(input) {
    for (const { rule, file, element } of ruleElements(input, 'field')) {
      const decoderName = rule.loaded?.conditions.find(({ kind }) => kind === 'decodedAs');
      if (decoderName?.kind !== 'decodedAs' || !input.ruleset.decoders) continue;
      const produced = producedFields(decoderName.name, input.ruleset.decoders);
      const name = attributeOf(element, 'name') ?? '';
      if (produced === undefined || produced.has(name.toLowerCase())) continue;
      yield faultAt(
        file,
        element,
        `The decoder "${decoderName.name}" has no field "${name}".`,
        `It has ${[...produced].sort().join(', ')}.`,
      );
    }
  },
});
