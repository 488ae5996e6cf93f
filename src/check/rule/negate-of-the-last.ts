import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';
import { attributeOf } from '../read-input.ts';

/** Repeated, these are one condition, with the attributes of the last. @source rules.md 1.3 */
const ONE_CONDITION = (
  'match regex srcip dstip srcport dstport srcgeoip dstgeoip protocol action user url id status data extra_data system_name ' +
  'hostname program_name location'
).split(' ');

const LAN = '<srcip>10.0.0.0/8</srcip>';

export const negateOfTheLast = check({
  id: 'negate-of-the-last',
  level: 'error',
  effect: 'fires wrongly',
  title: 'Repeated elements of which some are negated',
  reason:
    'Repeated elements are one condition, and negate and type of the last one are those of all: "in 10.0.0.0/8 and not 10.1.1.1" becomes "neither in 10.0.0.0/8 nor 10.1.1.1".',
  repair: 'Make a chain of two rules: the parent with the one condition, its child with the other.',
  demonstration: {
    before: childRule(`${LAN}\n<srcip negate="yes">10.1.1.1</srcip>`),
    after: childRule(LAN),
    near: childRule('<srcip negate="yes">10.0.0.0/8</srcip>\n<srcip negate="yes">192.168.0.0/16</srcip>'),
    caught: { events: ['{"product":"acme","srcip":"203.0.113.9"}'], rule: 100101 },
  },
  *find(input) {
    for (const { element, file } of input.rules) {
      for (const name of ONE_CONDITION) {
        const same = childrenNamed(element, name);
        const last = same.at(-1);
        const isNegated = (one: typeof last): boolean =>
          one !== undefined && attributeOf(one, 'negate')?.toLowerCase() === 'yes';
        const other = same.find((one) => isNegated(one) !== isNegated(last));
        if (other === undefined) continue;
        const how = isNegated(last) ? 'negated' : 'not negated';
        yield faultAt(file, other, `This <${name}> is ${how}, as the last one of the rule is: they are one condition.`);
      }
    }
  },
});
