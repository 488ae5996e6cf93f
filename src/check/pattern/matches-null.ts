import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { decodesJson } from '../rule/decoded-fields.ts';
import { ruleElements } from '../rule-elements.ts';

/** What anybody writes who asks whether a field is there. */
const ANYTHING = new Set([
  '\\.+',
  '\\.*',
  '\\.',
  '\\S+',
  '\\w+',
  '^\\S+',
  '.+',
  '.*',
  '.',
  '^.+$',
  '^.*$',
  '^\\S+$',
  '',
]);

export const matchesNull = check({
  id: 'matches-null',
  level: 'note',
  effect: 'fires wrongly',
  title: 'A test for a field that a null passes too',
  reason:
    'The JSON decoder writes null as the text "null" (unless the decoder says <json_null_field>discard</json_null_field>): a pattern that takes any text takes it too.',
  repair: 'With type="pcre2" write ^(?!null$). to leave nulls out.',
  reports: ['B68'],
  demonstration: {
    before: childRule('<field name="owner">\\.+</field>'),
    after: childRule('<field name="owner" type="pcre2">^(?!null$).</field>'),
    near: childRule('<field name="owner">^\\w+@</field>'),
    caught: { events: ['{"product":"acme","owner":null}'], rule: 100101 },
  },
  *find(input) {
    for (const { rule, file, element } of ruleElements(input, 'field')) {
      if (!ANYTHING.has(element.content) || attributeOf(element, 'negate')?.toLowerCase() === 'yes') continue;
      if (!decodesJson(rule, input)) continue;
      yield faultAt(file, element, `"${element.content}" is met by a null too, which is the text "null".`);
    }
  },
});
