import { check } from '../check.ts';
import { childRule, IS_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const descriptionPrintsNothing = check({
  id: 'description-prints-nothing',
  level: 'warning',
  effect: 'misleads',
  title: 'A $(name) that prints nothing',
  reason:
    'Descriptions know no $(user), $(location), $(full_log): these print nothing. The user of a JSON event is $(dstuser).',
  repair: 'Write a field of the event.',
  reports: ['B68'],
  demonstration: {
    before: childRule(IS_EVIL, undefined, { description: 'acme: $(user)' }),
    after: childRule(IS_EVIL, undefined, { description: 'acme: $(dstuser)' }),
    near: childRule(IS_EVIL, undefined, { description: 'acme: $(user.name)' }),
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'description')) {
      const name = /\$\((user|location|full_log|srcgeoip|dstgeoip|log)\)/.exec(element.content)?.[1];
      if (name !== undefined && !input.vocabulary.has(name)) yield faultAt(file, element, `$(${name}) prints nothing.`);
    }
  },
});
