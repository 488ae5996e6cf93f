import type { XmlElement } from '../../engine/xml/index.ts';
import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoderFile, MISSES_ACME } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { ruleElements } from '../rule-elements.ts';
import { decodedFields } from './decoded-fields.ts';

/** Elements on static fields, and the names by which decoders set them. */
const STATICS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'srcip dstip srcport dstport url id data extra_data status protocol system_name action'
      .split(' ')
      .map((name) => [name, [name]]),
  ),
  user: ['dstuser', 'srcuser'],
};

/** Set before decoders run. */
const ALWAYS_THERE = new Set(['hostname', 'program_name']);

/** The names of which the element needs one; none for an element that is on no field of a decoder. */
function wantedNames(element: XmlElement): readonly string[] {
  const name = element.name.toLowerCase();
  if (name === 'field') return [attributeOf(element, 'name') ?? ''];
  return name === 'list' ? lookedUp(element) : name === 'same_field' ? [element.content] : (STATICS[name] ?? []);
}

/** What is not in a list may be absent from the event as well. */
function lookedUp(list: XmlElement): readonly string[] {
  const field = attributeOf(list, 'field')?.toLowerCase() ?? '';
  const isNegated = attributeOf(list, 'lookup')?.startsWith('not_') === true;
  return isNegated || ALWAYS_THERE.has(field) ? [] : (STATICS[field] ?? [field]);
}

export const fieldNotDecoded = check({
  id: 'field-not-decoded',
  level: 'error',
  effect: 'never fires',
  title: 'A field that the decoder does not produce',
  reason:
    'The rule, or a parent of it, is on events of one decoder, and neither that nor its children have the field in their <order>.',
  repair: 'Write a name that <order> has.',
  demonstration: {
    before: decoderFile([ACME_ROOT, ACME_NAME], '<field name="title">^evil$</field>'),
    after: decoderFile([ACME_ROOT, ACME_NAME]),
    near: decoderFile([ACME_ROOT, ACME_NAME], '<field name="NAME">^evil$</field>'),
    missed: MISSES_ACME,
  },
  *find(input) {
    for (const { rule, file, element } of ruleElements(input, 'field', 'same_field', 'list', ...Object.keys(STATICS))) {
      const wanted = wantedNames(element);
      const decoded = wanted.length === 0 ? undefined : decodedFields(rule, input);
      if (decoded === undefined || wanted.some((name) => decoded.names.has(name.toLowerCase()))) continue;
      const message = `The decoder "${decoded.decoder}" has no field "${wanted.join('" or "')}".`;
      yield faultAt(file, element, message, `It has ${[...decoded.names].sort().join(', ') || 'no fields at all'}.`);
    }
  },
});
