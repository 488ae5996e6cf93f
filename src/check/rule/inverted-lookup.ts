import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { ruleElements } from '../rule-elements.ts';

function lookup(how: string): string {
  return `<list field="srcip" lookup="${how}">etc/lists/peers</list>`;
}

export const invertedLookup = check({
  id: 'inverted-lookup',
  level: 'error',
  effect: 'fires wrongly',
  title: 'address_match_key_value',
  reason: 'By a fault of Wazuh it is inverted: true when the key is absent or its value does not match.',
  repair: 'Use address_match_key with a list of its own for the value.',
  demonstration: {
    before: { ...childRule(lookup('address_match_key_value" check_value="bad')), lists: { peers: '10.:bad\n' } },
    after: { ...childRule(lookup('address_match_key')), lists: { peers: '10.:\n' } },
    near: { ...childRule(lookup('match_key_value" check_value="bad')), lists: { peers: '10.:bad\n' } },
    caught: { events: ['{"product":"acme","srcip":"192.0.2.1"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'list')) {
      if (attributeOf(element, 'lookup') === 'address_match_key_value')
        yield faultAt(file, element, 'This lookup is true when the address is not in the list.');
    }
  },
});
