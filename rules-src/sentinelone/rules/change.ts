import { type FieldTest, pcre2 } from '../../../src/define/index.ts';

/**
 * For `ossify.change`: the object is new, or one of these members changed. A later line of the same object that changed
 * in nothing of it stays silent, which is what makes a rule fire once.
 */
export function newOrChanged(...members: readonly [string, ...string[]]): FieldTest<never> {
  return pcre2(`(?:^|,)(?:new|${members.join('|')})(?:,|$)`);
}

/**
 * The same for `regex`, on the whole line: lines of the public recipe's script have no `ossify` member and are all new,
 * since that script asks for each threat once; Wazuh cannot test a field for absence.
 */
export function newOrChangedLine(...changed: readonly [string, ...string[]]): FieldTest<never> {
  const names = changed.length === 1 ? changed[0] : `(?:${changed.join('|')})`;
  const members = '(?:"\\w+":"[^"]*",){0,6}';
  return pcre2(`^\\{(?!"ossify")|^\\{"ossify":\\{${members}"change":"(?:new"|[^"]*\\b${names}\\b)`);
}
