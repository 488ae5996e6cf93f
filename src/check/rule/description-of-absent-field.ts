import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, IS_EVIL, rule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';
import { decodedFields } from './decoded-fields.ts';

function described(description: string): { readonly decoders: string; readonly rules: string } {
  const own = rule(IS_EVIL, 'level="5"', { parent: '<decoded_as>acme</decoded_as>', description });
  return { decoders: `${ACME_ROOT}\n\n${ACME_NAME}\n`, rules: `<group name="acme,">\n${own}\n</group>\n` };
}

/** Set before decoders run. */
const ALWAYS_THERE = new Set(['hostname', 'program_name']);

export const descriptionOfAbsentField = check({
  id: 'description-of-absent-field',
  level: 'warning',
  effect: 'misleads',
  title: 'A description with a field that the decoder does not produce',
  reason: 'A $(name) that the event does not have prints nothing.',
  repair: 'Write a name that <order> has.',
  reports: ['B68'],
  demonstration: {
    before: described('acme: $(title)'),
    after: described('acme: $(name)'),
    near: described('acme: $(NAME) on $(hostname)'),
  },
  *find(input) {
    for (const { rule: own, file, element } of ruleElements(input, 'description')) {
      const decoded = decodedFields(own, input);
      if (decoded === undefined) continue;
      for (const [, name = ''] of element.content.matchAll(/\$\(([^)]*)\)/g)) {
        if (ALWAYS_THERE.has(name) || decoded.names.has(name.toLowerCase())) continue;
        yield faultAt(file, element, `$(${name}) prints nothing: the decoder "${decoded.decoder}" has no such field.`);
      }
    }
  },
});
