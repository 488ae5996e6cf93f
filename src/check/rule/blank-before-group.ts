import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const blankBeforeGroup = check({
  id: 'blank-before-group',
  level: 'warning',
  effect: 'misleads',
  title: 'A blank in front of a group',
  reason: 'Groups are not trimmed: " pci_dss_10.2.5" is no PCI DSS requirement, and nothing finds the group " bad".',
  repair: 'Remove the blank.',
  demonstration: {
    before: childRule('<group>bad, pci_dss_10.2.5,</group>'),
    after: childRule('<group>bad,pci_dss_10.2.5,</group>'),
    near: childRule('<group>bad,worse,</group>'),
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'group')) {
      const piece = element.content.split(',').find((one) => /^[ \t]+\S/.test(one));
      if (piece !== undefined) yield faultAt(file, element, `The group "${piece}" begins with a blank.`);
    }
  },
});
