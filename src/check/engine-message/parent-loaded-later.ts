import { IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const parentLoadedLater = engineMessage({
  id: 'parent-loaded-later',
  level: 'error',
  effect: 'dropped',
  code: [7617, 7620],
  isIt: ({ text }, { ruleset }) => ruleset.ruleById.has(Number(/\d+/.exec(text)?.[0])),
  title: 'A parent that is loaded after its child',
  reason:
    'Rules see only what was loaded before them: files in the order of their base names, byte by byte, rules in the order of the file. The child is dropped, or hangs below its other parents alone.',
  repair: 'Move the parent up, or give the file a name that sorts later.',
  reports: ['B11'],
  demonstration: {
    before: ruleFile(
      `${rule(IS_EVIL, undefined, { parent: '<if_sid>100103</if_sid>' })}\n${rule('', undefined, { id: 100103 })}`,
    ),
    after: ruleFile(
      `${rule('', undefined, { id: 100103 })}\n${rule(IS_EVIL, undefined, { parent: '<if_sid>100103</if_sid>' })}`,
    ),
    near: ruleFile(`${rule(IS_EVIL)}\n${rule('<field name="name">^good$</field>', undefined, { id: 100103 })}`),
    missed: MISSES_EVIL,
  },
});
