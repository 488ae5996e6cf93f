import { check } from '../check.ts';
import { childRule, MISSES_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';

const GLUED = [
  'if_sid',
  'if_group',
  'if_level',
  'match',
  'regex',
  'user',
  'url',
  'id',
  'status',
  'srcport',
  'dstport',
  'hostname',
  'program_name',
  'protocol',
  'system_name',
  'data',
  'extra_data',
  'location',
  'action',
];

export const gluedElements = check({
  id: 'glued-elements',
  level: 'error',
  effect: 'never fires',
  title: 'Two elements whose texts are glued together',
  reason:
    'Repeated <if_sid>, <match>, <regex> and their like are one text, without anything between: "a" and "b" search for "ab". Only <field> and <list> are separate conditions.',
  repair: 'Write a | (or , for ids) between them, or make one a rule of its own.',
  demonstration: {
    before: childRule('<match>acme</match>\n<match>evil</match>'),
    after: childRule('<match>acme|evil</match>'),
    near: childRule('<match>acme|</match>\n<match>evil</match>'),
    missed: MISSES_EVIL,
  },
  *find(input) {
    for (const { element, file } of input.rules) {
      for (const name of GLUED) {
        const same = childrenNamed(element, name);
        for (const [index, second] of same.entries()) {
          const first = same[index - 1];
          if (first === undefined || /[|,\s]$/.test(first.content) || /^[|,\s]/.test(second.content)) continue;
          yield faultAt(file, second, `<${name}> is glued to the one above: "${first.content}${second.content}".`);
        }
      }
    }
  },
});
