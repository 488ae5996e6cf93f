import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import type { Vocabulary } from '../input.ts';
import { attributeOf } from '../read-input.ts';
import { ruleElements } from '../rule-elements.ts';

const OWNER: Vocabulary = new Map([['owner.name', { kinds: new Set(['text']) }]]);

export const fieldOfObject = check({
  id: 'field-of-object',
  level: 'error',
  effect: 'never fires',
  title: 'A field that is an object',
  reason: 'Members of an object are fields, their names joined by dots; the object itself is none.',
  repair: 'Name the member.',
  reports: ['B13'],
  demonstration: {
    before: { ...childRule('<field name="owner">evil</field>'), vocabulary: OWNER },
    after: { ...childRule('<field name="owner.name">evil</field>'), vocabulary: OWNER },
    near: { ...childRule('<field name="own">evil</field>'), vocabulary: OWNER },
    missed: { events: ['{"product":"acme","owner":{"name":"evil"}}'], rule: 100101 },
  },
  *find(input) {
    const known = [...input.vocabulary.keys()].map((name) => name.toLowerCase());
    for (const { file, element } of ruleElements(input, 'field')) {
      const name = (attributeOf(element, 'name') ?? '').toLowerCase();
      const member = known.find((one) => one.startsWith(`${name}.`));
      if (member !== undefined && !known.includes(name))
        yield faultAt(file, element, `"${name}" is an object and no field.`, `Name a member, such as ${member}.`);
    }
  },
});
