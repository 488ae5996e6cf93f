import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { allPatterns } from '../pattern/all-patterns.ts';

export const xmlEntity = check({
  id: 'xml-entity',
  level: 'error',
  effect: 'never fires',
  title: 'An XML entity in a pattern',
  reason: "Wazuh's reader does not decode entities: &lt; stays four characters.",
  repair: 'Write the character itself, < as \\<.',
  demonstration: {
    before: childRule('<field name="cmd">a &amp; b</field>'),
    after: childRule('<field name="cmd">a & b</field>'),
    near: childRule('<field name="cmd">a &amp b</field>'),
    missed: { events: ['{"product":"acme","cmd":"a & b"}'], rule: 100101 },
  },
  *find(input) {
    for (const { file, element } of allPatterns(input)) {
      if (/&(?:lt|gt|amp|quot|apos|#\d+);/.test(element.content))
        yield faultAt(file, element, `"${element.content}" holds an XML entity, which is compared as it stands.`);
    }
  },
});
