import type { Json, Members } from '../../../src/define/index.ts';
import { some } from './clean.ts';
import { Distinct } from './distinct.ts';
import { arrayAt, isObject, textAt } from './read.ts';

/** What a threat was judged by: categories, sentences, ATT&CK tactics and technique ids, each as one text. */
export function indicatorSummary(indicators: readonly Json[]): Members | undefined {
  const [categories, descriptions, ids] = [new Distinct(), new Distinct(), new Distinct()];
  const [tactics, techniques] = [new Distinct(), new Distinct()];
  for (const entry of indicators) {
    if (!isObject(entry)) continue;
    categories.add(textAt(entry, 'category'));
    descriptions.add(textAt(entry, 'description'));
    for (const id of arrayAt(entry, 'ids')) ids.add(String(id));
    for (const tactic of arrayAt(entry, 'tactics')) {
      if (!isObject(tactic)) continue;
      tactics.add(textAt(tactic, 'name'));
      for (const technique of arrayAt(tactic, 'techniques')) techniques.add(techniqueName(technique));
    }
  }
  return some({
    categories: categories.text,
    descriptions: descriptions.text,
    ids: ids.text,
    tactics: tactics.text,
    techniques: techniques.text,
  });
}

function techniqueName(technique: Json): string | undefined {
  return isObject(technique) ? textAt(technique, 'name') : String(technique);
}
