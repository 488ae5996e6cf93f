import type { Rule, Ruleset } from '../../engine/index.ts';
import { check } from '../check.ts';
import { IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { factsOf } from './facts.ts';
import { placesOf, wayUp } from './places.ts';
import { allImplied } from './shadowing.ts';

const SHIPPED = ruleFile(rule(IS_EVIL, 'level="12"')).rules;

function local(conditions: string): { readonly rules: string; readonly shipped: string } {
  const own = rule(conditions, 'level="0"', { id: 100102 });
  return { shipped: String(SHIPPED), rules: `<group name="local,">\n${own}\n</group>\n` };
}

/** Rules beside it that are not judged, and match nothing that it does not match; it is tried before them at every place they have. */
function* takenOver(rule: Rule, ruleset: Ruleset, judged: ReadonlySet<Rule | undefined>): Iterable<Rule> {
  const later = placesOf(rule, ruleset).flatMap(({ siblings, index }) => siblings.slice(index + 1));
  for (const other of new Set(later.map((node) => node.rule).filter((one) => !judged.has(one)))) {
    const isTaken = placesOf(other, ruleset).every((place) => {
      const at = place.siblings.findIndex((node) => node.rule === rule);
      if (at < 0 || at > place.index) return false;
      return allImplied(factsOf(wayUp(place).map((one) => one.rule)), rule.conditions) === 'proved';
    });
    if (isTaken) yield other;
  }
}

export const shadowsShippedRule = check({
  id: 'shadows-shipped-rule',
  level: 'warning',
  effect: 'never fires',
  title: "A rule that takes all events of another file's rule",
  reason:
    'It is tried before a rule that is loaded around the judged files, and matches whatever that one matches: the other never fires any more. With level 0 its alert is gone.',
  repair: 'Narrow the rule, hang it below the other one, or say by overwrite="yes" that the other is to change.',
  reports: ['B07'],
  demonstration: {
    before: local('<field name="name">evil</field>'),
    after: local('<field name="name">evil@lab</field>'),
    near: local('<field name="name">^evi$</field>'),
    missed: MISSES_EVIL,
  },
  *find(input) {
    const judged = new Set(input.rules.map(({ loaded }) => loaded));
    if (input.ruleset.rules.every((one) => judged.has(one))) return;
    for (const { file, element, loaded } of input.rules) {
      if (loaded === undefined || loaded.noAlert || loaded.isComposite) continue;
      const taken = [...takenOver(loaded, input.ruleset, judged)];
      if (taken.length > 0)
        yield faultAt(
          file,
          element,
          `${described(taken)}: rule ${loaded.id} (level ${loaded.level}) takes ${taken.length === 1 ? 'whatever it matches' : 'whatever they match'}.`,
        );
    }
  },
});

const MAX_NAMED = 4;

function described(taken: readonly Rule[]): string {
  const names = taken.slice(0, MAX_NAMED).map(({ id, level }) => `${id} (level ${level})`);
  const more = taken.length > MAX_NAMED ? ` and ${taken.length - MAX_NAMED} more` : '';
  const files = [...new Set(taken.map(({ at }) => at.file))].join(', ');
  return taken.length === 1
    ? `Rule ${names[0]} of ${files} never fires any more`
    : `Rules ${names.join(', ')}${more} of ${files} never fire any more`;
}
