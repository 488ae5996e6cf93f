import { findTechnique } from '../../engine/mitre/index.ts';
import { check } from '../check.ts';
import { childRule, IS_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { childrenNamed } from '../input.ts';
import { ruleElements } from '../rule-elements.ts';

export const unknownTechnique = check({
  id: 'unknown-technique',
  level: 'warning',
  effect: 'misleads',
  title: 'An ATT&CK id that Wazuh does not know',
  reason: 'The id is printed, without technique and tactic. Revoked and deprecated ids are unknown too.',
  repair: 'Write an id of Enterprise ATT&CK.',
  demonstration: {
    before: childRule(`${IS_EVIL}\n<mitre><id>T9999</id></mitre>`),
    after: childRule(`${IS_EVIL}\n<mitre><id>T1059</id></mitre>`),
    near: childRule(`${IS_EVIL}\n<mitre><id>T1059.001</id></mitre>`),
  },
  *find(input) {
    for (const { rule, file } of ruleElements(input, 'mitre')) {
      for (const id of childrenNamed(rule.element, 'mitre').flatMap((mitre) => childrenNamed(mitre, 'id'))) {
        if (findTechnique(id.content) === undefined)
          yield faultAt(file, id, `Wazuh knows no technique "${id.content}".`);
      }
    }
  },
});
