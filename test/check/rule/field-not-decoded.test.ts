import { expect, test } from 'vitest';
import { runChecks } from '../../../src/check/index.ts';
import { inputOf } from '../snippets.ts';

const decoders = `<decoder name="acme"><prematch>^acme: </prematch></decoder>
<decoder name="acme-fields"><parent>acme</parent><regex>(\\w+) (\\w+) (\\w+)</regex><order>name, srcip, dstuser</order></decoder>`;
const lists = { names: 'a:\n' };

function found(condition: string): readonly string[] {
  const rules = `<group name="a,">
<rule id="100100" level="3"><decoded_as>acme</decoded_as><description>a</description></rule>
<rule id="100101" level="3"><if_sid>100100</if_sid>${condition}<description>a</description></rule>
</group>`;
  return runChecks(inputOf({ decoders, rules, lists })).flatMap(({ code, message }) =>
    code === 'field-not-decoded' ? [message] : [],
  );
}

const list = (field: string, lookup = 'match_key'): string =>
  `<list field="${field}" lookup="${lookup}">etc/lists/names</list>`;

test.each([
  ['a field', '<field name="title">a</field>', 'The decoder "acme" has no field "title".'],
  ['a static field', '<url>a</url>', 'The decoder "acme" has no field "url".'],
  ['a list on a field', list('title'), 'The decoder "acme" has no field "title".'],
  ['a list on a static field', list('url'), 'The decoder "acme" has no field "url".'],
])('%s that the decoder does not produce is found', (_what, condition, message) => {
  expect(found(condition)).toEqual([message]);
});

test.each([
  ['a field, whatever its case', '<field name="NAME">a</field>'],
  ['a list on a field', list('name')],
  ['a list on a static field', list('srcip', 'address_match_key')],
  ['a list on the user, whichever it is', list('user')],
  ['a list on what every event has', list('hostname')],
  ['a list that the field must not be in', list('title', 'not_match_key')],
])('%s that is there is not', (_what, condition) => {
  expect(found(condition)).toEqual([]);
});
