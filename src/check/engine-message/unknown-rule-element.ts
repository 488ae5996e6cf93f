import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { isInsideMitre } from './bad-mitre-element.ts';
import { engineMessage } from './engine-message.ts';

export const unknownRuleElement = engineMessage({
  id: 'unknown-rule-element',
  level: 'error',
  effect: 'refused',
  text: /^Invalid option '(?!options').*' for rule/,
  isIt: (message, input) => !isInsideMitre(message, input),
  title: 'An element that rules do not have',
  reason:
    'Wazuh refuses unknown elements. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Correct the name: fields of events are written <field name="...">.',
  demonstration: {
    before: childRule('<name>^evil$</name>'),
    after: childRule(IS_EVIL),
    near: childRule('<FIELD name="name">^evil$</FIELD>'),
    missed: MISSES_EVIL,
  },
});
