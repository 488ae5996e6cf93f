import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import type { CheckInput, Vocabulary } from '../input.ts';
import { allPatterns } from '../pattern/all-patterns.ts';
import { literalsOf } from '../pattern/literal-pattern.ts';
import { attributeOf } from '../read-input.ts';

const STATES: Vocabulary = new Map([['state', { values: ['mitigated', 'not_mitigated', 'benign'] }]]);

/** Values from definitions, and those that the judged rules themselves compare the whole field with. */
function valuesByField(input: CheckInput): ReadonlyMap<string, readonly string[]> {
  const values = new Map([...input.vocabulary].map(([name, facts]) => [name, [...(facts.values ?? [])]]));
  for (const { element, dialect, field } of allPatterns(input)) {
    const whole =
      field === undefined ? [] : (literalsOf(element.content, dialect) ?? []).filter((one) => one.atStart && one.atEnd);
    if (field !== undefined && whole.length > 0)
      values.set(field, [...(values.get(field) ?? []), ...whole.map(({ text }) => text)]);
  }
  return new Map([...values].map(([name, all]) => [name, [...new Set(all)]]));
}

export const valueInsideAnother = check({
  id: 'value-inside-another',
  level: 'error',
  effect: 'fires wrongly',
  title: 'A value that is also part of another value of the field',
  reason: 'Patterns are not anchored: "mitigated" is found in "not_mitigated" too.',
  repair: 'Anchor the value: ^mitigated$.',
  reports: ['B02'],
  demonstration: {
    before: { ...childRule('<field name="state">mitigated</field>'), vocabulary: STATES },
    after: { ...childRule('<field name="state">^mitigated$</field>'), vocabulary: STATES },
    near: { ...childRule('<field name="state">benign</field>'), vocabulary: STATES },
    caught: { events: ['{"product":"acme","state":"not_mitigated"}'], rule: 100101 },
  },
  *find(input) {
    const values = valuesByField(input);
    for (const { element, file, dialect, field } of allPatterns(input)) {
      if (field === undefined || attributeOf(element, 'negate') === 'yes') continue;
      const literals = literalsOf(element.content, dialect) ?? [];
      const known = values.get(field) ?? [];
      for (const { text, atStart, atEnd } of literals) {
        if ((atStart && atEnd) || !known.some((value) => value.toLowerCase() === text.toLowerCase())) continue;
        const others = known.filter((value) => {
          const lower = value.toLowerCase();
          const wanted = text.toLowerCase();
          if (lower === wanted || literals.some((literal) => literal.text.toLowerCase() === lower)) return false;
          return atStart ? lower.startsWith(wanted) : atEnd ? lower.endsWith(wanted) : lower.includes(wanted);
        });
        if (others.length === 0) continue;
        yield faultAt(
          file,
          element,
          `"${text}" is found in ${others.map((value) => `"${value}"`).join(', ')} too, another value of ${field}.`,
          `Anchor it: ^${text}$.`,
        );
      }
    }
  },
});
