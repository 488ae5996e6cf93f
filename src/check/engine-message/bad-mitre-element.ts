import type { LoadMessage } from '../../engine/index.ts';
import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { type CheckInput, childrenNamed } from '../input.ts';
import { engineMessage } from './engine-message.ts';

/** Of the two readers that refuse an element by the same words, the one of `<mitre>` goes on. */
export function isInsideMitre({ at }: LoadMessage, { rules }: CheckInput): boolean {
  const inFile = rules.filter(({ file }) => file.path === at?.file);
  const inner = inFile.flatMap(({ element }) => childrenNamed(element, 'mitre').flatMap(({ children }) => children));
  return inner.some(({ line, name }) => line === at?.line && !/^(?:id|tacticid|techniqueid)$/i.test(name));
}

export const badMitreElement = engineMessage({
  id: 'bad-mitre-element',
  level: 'error',
  effect: 'misleads',
  text: /^Invalid option '.*' for rule/,
  isIt: isInsideMitre,
  title: 'An element in <mitre> that Wazuh does not know',
  reason:
    'There are id, tacticID and techniqueID. The manager logs an error and goes on without the block, but no logtest session can be opened any more.',
  repair: 'Write <id>T1059</id>, or a <tacticID> and a <techniqueID>.',
  demonstration: {
    before: childRule(`${IS_EVIL}\n<mitre>\n<technique>T1059</technique>\n</mitre>`),
    after: childRule(`${IS_EVIL}\n<mitre>\n<id>T1059</id>\n</mitre>`),
    near: childRule(`${IS_EVIL}\n<mitre>\n<tacticID>TA0002</tacticID>\n<techniqueID>T1059</techniqueID>\n</mitre>`),
    missed: MISSES_EVIL,
  },
});
