import { childRule, IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const notARule = engineMessage({
  id: 'not-a-rule',
  level: 'error',
  effect: 'refused',
  text: /^Invalid configuration\. '.*' is not a valid element\.$/,
  title: 'Something other than <rule> inside a <group>',
  reason:
    'A group may hold <rule> elements only. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Write <rule>, or move the element into one.',
  demonstration: {
    before: ruleFile(`  <description>Rules of acme</description>\n${rule(IS_EVIL)}`),
    after: childRule(IS_EVIL),
    near: ruleFile(`  <!-- Rules of acme -->\n${rule(IS_EVIL)}`),
    missed: MISSES_EVIL,
  },
});
