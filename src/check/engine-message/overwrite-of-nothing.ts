import { childRule, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const overwriteOfNothing = engineMessage({
  id: 'overwrite-of-nothing',
  level: 'warning',
  effect: 'misleads',
  code: 7613,
  title: 'overwrite="yes" of an id that is not loaded',
  reason:
    'The rule is loaded as a new one: the id is mistyped, or its file loads later and its rule will be dropped as a duplicate.',
  repair: 'Correct the id, or rename the file so that it loads after the original.',
  demonstration: {
    before: childRule(IS_EVIL, 'level="12" overwrite="yes"'),
    after: childRule(IS_EVIL, 'level="12"'),
    near: ruleFile(`${rule(IS_EVIL)}\n${rule(IS_EVIL, 'level="12" overwrite="yes"')}`),
  },
});
