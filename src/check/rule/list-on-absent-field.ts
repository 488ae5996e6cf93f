import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { ruleElements } from '../rule-elements.ts';

/** Set outside of the dynamic fields, and no names of the static ones that lists know. @source rules.md 1.5 */
const UNKNOWN_TO_LISTS = new Set(['srcuser', 'dstuser', 'location', 'srcgeoip', 'dstgeoip']);

function lookup(field: string): string {
  return `<list field="${field}" lookup="match_key">etc/lists/users</list>`;
}

const lists = { users: 'bob:\n' };

export const listOnAbsentField = check({
  id: 'list-on-absent-field',
  level: 'error',
  effect: 'never fires',
  title: '<list> on a field that lists do not know',
  reason:
    'Of the fields of their own, lists know user, srcip, dstip, srcport, dstport, url, id, hostname, program_name, status, action, protocol, system_name, data and extra_data. Any other name is looked for among the dynamic fields, where srcuser, dstuser and location never are.',
  repair: 'Write field="user": it is srcuser, or dstuser where that is absent.',
  demonstration: {
    before: { ...childRule(lookup('srcuser')), lists },
    after: { ...childRule(lookup('user')), lists },
    near: { ...childRule(lookup('peer.srcuser')), lists },
    missed: { events: ['{"product":"acme","srcuser":"bob"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'list')) {
      const field = attributeOf(element, 'field')?.toLowerCase() ?? '';
      if (UNKNOWN_TO_LISTS.has(field) && !attributeOf(element, 'lookup')?.startsWith('not_'))
        yield faultAt(file, element, `No list looks at "${field}": the lookup never finds anything.`);
    }
  },
});
