import { check } from '../check.ts';
import { childRule, MISSES_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { allPatterns } from '../pattern/all-patterns.ts';

export const blankOutsideAnchor = check({
  id: 'blank-outside-anchor',
  level: 'error',
  effect: 'never fires',
  title: 'A blank or line break around an anchored pattern',
  reason: 'Contents are not trimmed: in " ^evil$ " the signs ^ and $ are no anchors any more.',
  repair: 'Write the pattern without blanks around it.',
  demonstration: {
    before: childRule('<field name="name"> ^evil$ </field>'),
    after: childRule('<field name="name">^evil$</field>'),
    near: childRule('<field name="name">^evil</field>'),
    missed: MISSES_EVIL,
  },
  *find(input) {
    for (const { file, element } of allPatterns(input)) {
      if (/^\s+\^|\$\s+$|^\n|\n\s*$/.test(element.content))
        yield faultAt(file, element, `The pattern of <${element.name}> stands between blanks, which belong to it.`);
    }
  },
});
