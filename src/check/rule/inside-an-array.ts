import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { ruleElements } from '../rule-elements.ts';

export const insideAnArray = check({
  id: 'inside-an-array',
  level: 'error',
  effect: 'never fires',
  title: 'A field inside an array',
  reason: 'An array becomes one field that holds its JSON text; nothing inside it is a field.',
  repair: 'Match the text of the array by PCRE2.',
  reports: ['B13'],
  demonstration: {
    before: childRule('<field name="tags.0">^evil$</field>'),
    after: childRule('<field name="tags" type="pcre2">"evil"</field>'),
    near: childRule('<field name="tags0">^evil$</field>'),
    missed: { events: ['{"product":"acme","tags":["evil"]}'], rule: 100101 },
  },
  *find(input) {
    const arrays = [...input.vocabulary].flatMap(([name, { kinds }]) => (kinds?.has('array') ? [`${name}.`] : []));
    for (const { file, element } of ruleElements(input, 'field')) {
      const name = attributeOf(element, 'name') ?? '';
      if (!/\.\d+(?:\.|$)/.test(name) && !arrays.some((array) => name.startsWith(array))) continue;
      yield faultAt(file, element, `"${name}" would be inside an array, where there are no fields.`);
    }
  },
});
