import type { XmlElement } from '../../engine/xml/index.ts';
import { check } from '../check.ts';
import { EVIL_EVENT, IS_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { attributeOf } from '../read-input.ts';
import { overwrites } from './overwritten.ts';

/** Elements that ask something of an event, as opposed to what says something or places the rule. */
const CONDITIONS = new Set(
  (
    'match regex field list srcip dstip srcport dstport srcgeoip dstgeoip protocol action user url id status data extra_data ' +
    'system_name hostname program_name location decoded_as time weekday compiled_rule if_fts check_diff if_matched_regex'
  ).split(' '),
);

/** What conditions are on: `match` and `regex` both look at the log. */
function subjectsOf(definition: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    definition.children.flatMap((element) => {
      const name = element.name.toLowerCase();
      if (!CONDITIONS.has(name)) return [];
      const field = name === 'field' ? ` name="${attributeOf(element, 'name')}"` : '';
      return [[name === 'regex' ? 'match' : `${name}${field}`.toLowerCase(), `<${name}${field}>`] as const];
    }),
  );
}

export const overwriteDropsConditions = check({
  id: 'overwrite-drops-conditions',
  level: 'warning',
  effect: 'fires wrongly',
  title: 'An overwrite without the conditions of the rule',
  reason:
    'An overwrite replaces all conditions of the rule: what it does not repeat is no longer asked, and the rule takes every event of its parents.',
  repair: 'Repeat the conditions that are to stay.',
  demonstration: {
    before: ruleFile(`${rule(IS_EVIL)}\n${rule('', 'level="10" overwrite="yes"')}`),
    after: ruleFile(`${rule(IS_EVIL)}\n${rule(IS_EVIL, 'level="10" overwrite="yes"')}`),
    near: ruleFile(`${rule(IS_EVIL)}\n${rule('<field name="NAME">^evil|bad$</field>', 'level="10" overwrite="yes"')}`),
    caught: { events: [EVIL_EVENT.replace('evil', 'good')], rule: 100101 },
  },
  *find(input) {
    for (const { overwrite, before } of overwrites(input)) {
      const kept = subjectsOf(overwrite.element);
      const dropped = [...subjectsOf(before)].flatMap(([subject, shown]) => (kept.has(subject) ? [] : [shown]));
      if (dropped.length > 0)
        yield faultAt(
          overwrite.file,
          overwrite.element,
          `Rule ${overwrite.id} no longer asks ${dropped.join(', ')}, which the overwritten definition does.`,
        );
    }
  },
});
