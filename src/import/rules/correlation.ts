import { type Correlation, ifGroupText, osRegex, staticFieldOf } from '../../define/index.ts';
import type { RuleDefinition } from '../../engine/ruleset/index.ts';
import { referenceTo } from './placement.ts';
import type { RuleContext } from './rule.ts';

/** What a rule counts; undefined for a rule that counts nothing. A frequency without anything to count has no effect. */
export function importedCorrelation(definition: RuleDefinition, context: RuleContext): Correlation<string> | undefined {
  const { draft, rule } = definition;
  const ifMatched = countedBy(definition, context);
  if (ifMatched === undefined) return undefined;
  const { frequency, timeframeSeconds, isGlobal } = rule.history;
  const same = [...rule.history.same.map(comparedName), ...dynamicFields(definition, ['same_field'], context)];
  const different = [
    ...rule.history.different.map(comparedName),
    ...dynamicFields(definition, ['different_field', 'not_same_field'], context),
  ];
  for (const field of [...same, ...different]) context.nameField(field);
  return {
    ifMatched,
    frequency,
    timeframeSeconds,
    ...(same.length > 0 ? { same } : {}),
    ...(different.length > 0 ? { different } : {}),
    ...(isGlobal ? { globalFrequency: true } : {}),
    ...(frequency === 2 && draft.attributes.ignoreSeconds === 0 ? { refires: true } : {}),
  };
}

/** `same_user` compares dstuser; a definition calls both `user`. */
function comparedName(field: string): string {
  return field === 'dstuser' ? 'user' : field;
}

/** A group or a pattern beside a rule is ignored by Wazuh, and so may be what was meant. */
function countedBy({ draft }: RuleDefinition, context: RuleContext): Correlation<string>['ifMatched'] | undefined {
  const group = draft.texts.get('if_matched_group');
  const regex = draft.texts.get('if_matched_regex');
  const given = [draft.ifMatchedSid, group, regex].filter((search) => search !== undefined);
  if (given.length > 1) {
    context.refuse({
      code: 'IMPORT_TWO_COUNTS',
      message: 'It counts by more than one if_matched_*, of which Wazuh uses one.',
      hint: 'Keep the one that is meant.',
    });
  }
  if (draft.ifMatchedSid !== undefined) return referenceTo(draft.ifMatchedSid, context);
  if (group !== undefined) return ifGroupText(context.utf8(group));
  return regex === undefined ? undefined : osRegex(context.utf8(regex));
}

function dynamicFields({ element }: RuleDefinition, names: readonly string[], context: RuleContext): readonly string[] {
  const fields = element.children.filter(({ name }) => names.includes(name.toLowerCase()));
  return fields.flatMap(({ content }) => {
    const field = context.utf8(content);
    if (staticFieldOf(field) === undefined) return [field];
    context.refuseFieldName(field);
    return [];
  });
}
