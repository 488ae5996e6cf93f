import { check } from '../check.ts';
import { childRule, IS_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const descriptionTooLong = check({
  id: 'description-too-long',
  level: 'warning',
  effect: 'misleads',
  title: 'A description beyond 1,024 bytes',
  reason: 'When the text reaches 1,024 bytes, its variables are printed unexpanded.',
  repair: 'Shorten it.',
  reports: ['B68'],
  demonstration: {
    before: childRule(IS_EVIL, undefined, { description: `acme: $(name) ${'long '.repeat(250)}` }),
    after: childRule(IS_EVIL, undefined, { description: 'acme: $(name)' }),
    near: childRule(IS_EVIL, undefined, { description: `acme: $(name) ${'long '.repeat(150)}` }),
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'description')) {
      const { length } = new TextEncoder().encode(element.content);
      if (length >= 1024)
        yield faultAt(file, element, `The description has ${length} bytes: its variables are not expanded.`);
    }
  },
});
