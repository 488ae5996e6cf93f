import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoder, decoderFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

export const fieldOfTwoSiblings = check({
  id: 'field-of-two-siblings',
  level: 'note',
  effect: 'misleads',
  title: 'Two decoders of one name that set the same field',
  reason:
    'They run one after another. A static field keeps the last value, a dynamic one is there twice and rules see the first.',
  repair: 'Give the fields names of their own.',
  demonstration: {
    before: decoderFile([ACME_ROOT, ACME_NAME, decoder('<regex>user=(\\w+)</regex>\n<order>name</order>')]),
    after: decoderFile([ACME_ROOT, ACME_NAME, decoder('<regex>user=(\\w+)</regex>\n<order>who</order>')]),
    near: decoderFile([
      ACME_ROOT,
      decoder('<prematch>^user</prematch>\n<regex>user=(\\w+)</regex>\n<order>name</order>', { name: 'acme-other' }),
      ACME_NAME,
    ]),
  },
  *find(input) {
    const seen = new Set<string>();
    for (const { element, file, name, parent } of input.decoders) {
      for (const order of childrenNamed(element, 'order')) {
        const fields = order.content.split(',').map((field) => field.trim().toLowerCase());
        const twice = fields.find((field) => seen.has(`${parent}/${name}/${field}`));
        for (const field of fields) seen.add(`${parent}/${name}/${field}`);
        if (parent !== undefined && twice !== undefined)
          yield faultAt(file, order, `An earlier "${name}" sets "${twice}" too.`);
      }
    }
  },
});
