import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const addressExclamation = check({
  id: 'address-exclamation',
  level: 'error',
  effect: 'fires wrongly',
  title: 'An ! in <srcip> or <dstip>',
  reason: 'Wazuh accepts it and throws it away: the rule matches the very address.',
  repair: 'Write negate="yes".',
  demonstration: {
    before: childRule('<srcip>!10.0.0.1</srcip>'),
    after: childRule('<srcip negate="yes">10.0.0.1</srcip>'),
    near: childRule('<srcip>10.0.0.1</srcip>'),
    caught: { events: ['{"product":"acme","srcip":"10.0.0.1"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'srcip', 'dstip')) {
      if (element.content.startsWith('!'))
        yield faultAt(file, element, `The ! of "${element.content}" is thrown away.`);
    }
  },
});
