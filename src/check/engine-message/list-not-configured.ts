import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const listNotConfigured = engineMessage({
  id: 'list-not-configured',
  level: 'error',
  effect: 'dropped',
  code: 7616,
  title: '<list> that is not there',
  reason:
    'The path has to be the very text of a <list> in the <ruleset> block of ossec.conf, and the file has to exist; else the rule is dropped.',
  repair: 'Install the list and name it in ossec.conf, or correct the path.',
  reports: ['B40'],
  demonstration: {
    before: childRule('<list field="name" lookup="match_key">etc/lists/none</list>'),
    after: { ...childRule('<list field="name" lookup="match_key">etc/lists/bad</list>'), lists: { bad: 'evil:\n' } },
    near: { ...childRule(IS_EVIL), lists: { bad: 'evil:\n' } },
    missed: MISSES_EVIL,
  },
});
