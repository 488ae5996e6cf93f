import type { Json, JsonObject } from '../../../src/define/index.ts';
import { distinctText } from './clean.ts';
import { arrayAt, isObject, textAt } from './read.ts';

/** What a threat was judged by: categories, sentences, ATT&CK tactics and technique ids, each as one text. */
export function indicatorSummary(indicators: readonly Json[]): Readonly<Record<string, string | undefined>> {
  const entries = indicators.filter(isObject);
  const tactics = entries.flatMap((entry) => arrayAt(entry, 'tactics')).filter(isObject);
  return {
    categories: distinctText(entries.map((entry) => textAt(entry, 'category'))),
    descriptions: distinctText(entries.map((entry) => textAt(entry, 'description'))),
    ids: distinctText(entries.flatMap((entry) => arrayAt(entry, 'ids').map(String))),
    tactics: distinctText(tactics.map((tactic) => textAt(tactic, 'name'))),
    techniques: distinctText(tactics.flatMap(techniquesOf)),
  };
}

function techniquesOf(tactic: JsonObject): readonly (string | undefined)[] {
  return arrayAt(tactic, 'techniques').map((entry) => (isObject(entry) ? textAt(entry, 'name') : String(entry)));
}
