import { check } from '../check.ts';
import { childRule, IS_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const descriptionOpenVariable = check({
  id: 'description-open-variable',
  level: 'warning',
  effect: 'misleads',
  title: 'A $( that is not closed',
  reason: 'The rest of the description is printed as it stands.',
  repair: 'Close it.',
  demonstration: {
    before: childRule(IS_EVIL, undefined, { description: 'acme: $(name' }),
    after: childRule(IS_EVIL, undefined, { description: 'acme: $(name)' }),
    near: childRule(IS_EVIL, undefined, { description: 'acme: $name' }),
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'description')) {
      if (/\$\([^)]*$/.test(element.content))
        yield faultAt(file, element, 'The last $( of the description is not closed.');
    }
  },
});
