import { check } from '../check.ts';
import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { ruleElements } from '../rule-elements.ts';

export const prefixedField = check({
  id: 'prefixed-field',
  level: 'warning',
  effect: 'never fires',
  title: 'A field name as the dashboard shows it',
  reason:
    "The dashboard shows data.name; the engine's field is name. Fields of the agent, the rule and the manager are added after the rules. Only an event with an object of its own by that name has such a field.",
  repair: 'Leave the prefix away, unless the event itself has such an object.',
  reports: ['B20'],
  demonstration: {
    before: childRule('<field name="data.name">^evil$</field>'),
    after: childRule(IS_EVIL),
    near: childRule('<field name="database.name">^evil$</field>'),
    missed: MISSES_EVIL,
  },
  *find(input) {
    const { withProgramName = [], withoutProgramName = [] } = input.ruleset.decoders ?? {};
    const decoders = [...withProgramName, ...withoutProgramName].flatMap((root) => [root, ...root.children]);
    const decoded = new Set(decoders.flatMap(({ decoder }) => decoder.order.map((field) => field.name)));
    for (const { file, element } of ruleElements(input, 'field')) {
      const name = attributeOf(element, 'name') ?? '';
      if (
        !/^(?:data|agent|rule|decoder|manager|predecoder)\./.test(name) ||
        input.vocabulary.has(name) ||
        decoded.has(name)
      )
        continue;
      const prefix = name.slice(0, name.indexOf('.'));
      yield faultAt(file, element, `Rules see "${name}" only if the event itself has an object "${prefix}".`);
    }
  },
});
