import type { XmlElement } from '../../engine/xml/index.ts';
import { check } from '../check.ts';
import { childRule, EVIL_EVENT } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import type { CheckedFile } from '../input.ts';
import { allPatterns } from '../pattern/all-patterns.ts';

/** Of glued elements the first may end in a separator. */
function isWhole(element: XmlElement, file: CheckedFile): boolean {
  const siblings = file.elements
    .flatMap((top) => [top, ...top.children])
    .find(({ children }) => children.includes(element));
  return (siblings?.children ?? []).filter(({ name }) => name === element.name).length === 1;
}

export const emptyAlternative = check({
  id: 'empty-alternative',
  level: 'error',
  effect: 'fires wrongly',
  title: 'An empty alternative',
  reason: 'In OS_Match and OS_Regex an empty text is found everywhere: "a|" matches every event.',
  repair: 'Remove the |.',
  demonstration: {
    before: childRule('<field name="name">^good$|</field>'),
    after: childRule('<field name="name">^good$</field>'),
    near: childRule('<field name="name">^good$|^fair$</field>'),
    caught: { events: [EVIL_EVENT], rule: 100101 },
  },
  *find(input) {
    for (const { file, element, dialect } of allPatterns(input)) {
      if (
        (dialect === 'osmatch' || dialect === 'osregex') &&
        /^\||(?<!\\)\|\||(?<!\\)\|$/.test(element.content) &&
        isWhole(element, file)
      )
        yield faultAt(file, element, `"${element.content}" has an empty alternative, which matches everything.`);
    }
  },
});
