import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

export const gluedGroups = check({
  id: 'glued-groups',
  level: 'warning',
  effect: 'misleads',
  title: 'A group name glued to the next',
  reason:
    'The name of the <group> around and the <group> elements of a rule are glued: without a comma between, "a" and "b" are the group "ab".',
  repair: 'End each with a comma.',
  demonstration: {
    before: { rules: `${childRule('<group>bad</group>').rules}`.replace('"acme,"', '"acme"') },
    after: childRule('<group>bad,</group>'),
    near: { rules: `${childRule('<group>,bad,</group>').rules}`.replace('"acme,"', '"acme"') },
  },
  *find(input) {
    for (const { element, group, file } of input.rules) {
      let before = group.attributes[0]?.value ?? '';
      for (const own of childrenNamed(element, 'group')) {
        if (before !== '' && !/,\s*$/.test(before) && !/^\s*,/.test(own.content)) {
          yield faultAt(
            file,
            own,
            `The groups "${before}" and "${own.content}" become one: "${(before + own.content).split(',').find((piece) => piece.includes(before.split(',').at(-1) ?? ''))}".`,
          );
        }
        before = own.content;
      }
    }
  },
});
