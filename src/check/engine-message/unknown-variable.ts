import { childRule, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const unknownVariable = engineMessage({
  id: 'unknown-variable',
  level: 'error',
  effect: 'refused',
  code: 1227,
  title: 'A $ that Wazuh takes for a variable',
  reason:
    'In a file with a <var>, a $ begins a name that runs to the next $ . | , or blank: "(evil$)" names the variable ")". Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Move the $ to the end of the pattern, or take the <var> out of the file.',
  demonstration: {
    before: ruleFile(`<var name="BAD">evil</var>\n${rule('<field name="name" type="pcre2">^(evil$)</field>')}`),
    after: ruleFile(`<var name="BAD">evil</var>\n${rule('<field name="name" type="pcre2">^(evil)$</field>')}`),
    near: childRule('<field name="name" type="pcre2">^(evil$)</field>'),
    missed: MISSES_EVIL,
  },
});
