import { childRule, IS_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const mitreReference = engineMessage({
  id: 'mitre-reference',
  level: 'warning',
  effect: 'misleads',
  text: /\bMitre (?:information|formats|tacticID|techniqueID)\b/,
  title: '<mitre> that Wazuh cannot read',
  reason: 'The block is left out of the alert: <mitre> holds ids, or one tactic with one technique.',
  repair: 'Write <mitre><id>T1059</id></mitre>.',
  demonstration: {
    before: childRule(`${IS_EVIL}\n<mitre></mitre>`),
    after: childRule(`${IS_EVIL}\n<mitre><id>T1059</id></mitre>`),
    near: childRule(`${IS_EVIL}\n<mitre>\n<id>T1059.001</id>\n</mitre>`),
  },
});
