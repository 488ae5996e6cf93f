import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoder, decoderFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

const OPTIONS = ['use_own_name', 'type', 'fts', 'accumulate', 'json_null_field', 'json_array_structure'] as const;
const OWN_NAME = '<use_own_name>true</use_own_name>\n<regex>name=(\\w+)</regex>\n<order>name</order>';

export const childOptionsUnused = check({
  id: 'child-options-unused',
  level: 'warning',
  effect: 'misleads',
  title: 'Options of a child decoder without <prematch>',
  reason:
    'Such a child lends its regex only: the event keeps the name, type, fts, accumulate and JSON settings of the root, and Wazuh says nothing.',
  repair: 'Give the child a <prematch>, or put the option into the root.',
  reports: ['B43'],
  demonstration: {
    before: decoderFile([ACME_ROOT, decoder(OWN_NAME)]),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, decoder(`<prematch>name=</prematch>\n${OWN_NAME}`)]),
  },
  *find(input) {
    for (const { element, file, name, parent } of input.decoders) {
      if (parent === undefined || childrenNamed(element, 'prematch').length > 0) continue;
      for (const option of childrenNamed(element, ...OPTIONS))
        yield faultAt(file, option, `"${name}" has no <prematch>: its <${option.name}> has no effect.`);
    }
  },
});
