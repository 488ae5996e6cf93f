import type { Condition } from './condition.ts';
import type { HistorySearch } from './history-search.ts';
import type { ParentTexts, RuleInMaking } from './rule.ts';
import type { RuleFileContext } from './rule-file-context.ts';

/** Parents that an overwrite cannot change, as Wazuh names them. */
const KEPT: readonly (readonly [keyof ParentTexts, string])[] = [
  ['ifSid', 'if_sid'],
  ['ifLevel', 'if_level'],
  ['ifGroup', 'if_group'],
  ['ifMatchedSid', 'if_matched_sid'],
  ['ifMatchedGroup', 'if_matched_group'],
];

/**
 * Puts a new definition in the place of an old one: everything is replaced, by "absent" too, but the place in the tree, the
 * parents and the kind of history search.
 * @source rules.md 2.2
 */
export function overwriteRule(old: RuleInMaking, definition: RuleInMaking, context: RuleFileContext): void {
  warnOfKept(old, definition, context);
  const { index, id, feeds, isSidTarget, parents, search, conditions } = old;
  const geoip = conditions.filter(isGeoip);
  Object.assign(old, definition, {
    index,
    id,
    feeds,
    isSidTarget,
    parents,
    search: keptSearch(search, definition.search),
    conditions: [...definition.conditions.filter((condition) => !isGeoip(condition)), ...geoip],
  });
}

function warnOfKept(old: RuleInMaking, definition: RuleInMaking, context: RuleFileContext): void {
  for (const [parent, name] of KEPT) {
    const said = definition.parents[parent];
    // quirk: a rule forgets the text of its if_group once it is loaded, so that naming one always counts as a change
    if (said === undefined || (parent !== 'ifGroup' && said === old.parents[parent])) continue;
    const text = `It is not possible to overwrite '${name}' value in rule '${old.id}'. The original value is retained.`;
    context.warn(definition.at.line ?? 0, text, 7605);
  }
}

/** The expression of an if_matched_regex is replaced, though the kind of search is not. */
function keptSearch(kept: HistorySearch | undefined, said: HistorySearch | undefined): HistorySearch | undefined {
  if (kept?.kind !== 'regex') return kept;
  return { kind: 'regex', expression: said?.kind === 'regex' ? said.expression : undefined };
}

/** quirk: builds without GeoIP leave these two conditions as they were. */
function isGeoip(condition: Condition): boolean {
  return condition.kind === 'text' && (condition.subject === 'srcgeoip' || condition.subject === 'dstgeoip');
}
