import type { EventFacts, KnownFault, Rule } from '../../define/index.ts';
import type { Finding, SourceLocation } from '../../diagnostics/index.ts';
import type { RuleDefinition } from '../../engine/ruleset/index.ts';
import { importedWhere, patternTest } from './conditions.ts';
import { importedCorrelation } from './correlation.ts';
import { importedDescription } from './description.ts';
import {
  importedInfo,
  importedLevel,
  importedMitre,
  importedOptions,
  importedTime,
  importedWeekday,
  importedWords,
} from './details.ts';
import { importedPlacement } from './placement.ts';

/** What a rule's definition depends on beside the rule. */
export interface RuleContext {
  readonly at: SourceLocation;
  readonly event: EventFacts;
  readonly knownFaults: readonly KnownFault[];
  /** Rules that were imported before it, by id; of several the first. */
  readonly earlier: ReadonlyMap<number, Rule>;
  /** Ids of all rules that the import defines, those that come later too; an overwrite defines none. */
  readonly defined: ReadonlySet<number>;
  readonly refuse: (refusal: Pick<Finding, 'code' | 'message' | 'hint'>) => void;
  /** Says that a definition would take this field for another one. */
  readonly refuseFieldName: (field: string) => void;
  /** Makes the field one of the event's. */
  readonly nameField: (field: string) => void;
  readonly utf8: (bytes: string) => string;
}

/** The definition that says what a rule's elements say. */
export function importedRule(definition: RuleDefinition, ownGroups: readonly string[], context: RuleContext): Rule {
  const { draft } = definition;
  const { attributes } = draft;
  const description = importedDescription(context.utf8(draft.texts.get('description') ?? ''));
  if (typeof description !== 'string') for (const field of description.fields) context.nameField(field);
  const cve = draft.texts.get('cve');
  return {
    kind: 'rule',
    id: draft.id,
    level: importedLevel(definition),
    ...optional('parent', importedPlacement(definition, context)),
    ...optional('decodedAs', draft.decodedAs && context.utf8(draft.decodedAs.name)),
    ...logTest('match', definition, context),
    ...logTest('regex', definition, context),
    where: importedWhere(definition, context),
    ...optional('time', importedTime(definition, context)),
    ...optional('weekday', importedWeekday(definition)),
    ...optional('compiledRule', draft.compiledRule),
    ...(draft.usesFts ? { ifFts: true } : {}),
    ...(draft.checksDiff ? { checkDiff: true } : {}),
    ...optional('correlate', importedCorrelation(definition, context)),
    ...optional('ignoreSeconds', attributes.ignoreSeconds || undefined),
    ...optional('minLogBytes', attributes.maxsize || undefined),
    ...(attributes.noAlert ? { noAlert: true } : {}),
    ...(attributes.overwrites ? { overwrite: true } : {}),
    ...(attributes.isAccurate ? {} : { accuracy: 0 }),
    ...optional('options', importedOptions(definition, context)),
    ...optional('ignoreFields', importedWords(definition, 'ignore', context)),
    ...optional('checkIfIgnored', importedWords(definition, 'check_if_ignored', context)),
    description,
    ...(ownGroups.length > 0 ? { groups: ownGroups } : {}),
    ...optional('mitre', importedMitre(definition, context)),
    ...optional('info', importedInfo(definition, context)),
    ...optional('cve', cve === undefined ? undefined : context.utf8(cve)),
    ...(context.knownFaults.length > 0 ? { knownFaults: context.knownFaults } : {}),
    event: context.event,
    at: context.at,
  };
}

/** A member, unless there is no value. */
function optional<Name extends string, Value>(name: Name, value: Value): Optional<Name, Value> {
  return value === undefined ? {} : record(name, value);
}

type Optional<Name extends string, Value> = { readonly [N in Name]?: Exclude<Value, undefined> };

function record<Name extends string, Value>(name: Name, value: Value): Optional<Name, Value>;
function record(name: string, value: unknown): object {
  return { [name]: value };
}

function logTest(name: 'match' | 'regex', { draft }: RuleDefinition, context: RuleContext): Pick<Rule, typeof name> {
  const pattern = draft.patterns.get(name);
  if (pattern?.text === undefined) return {};
  const test = patternTest({ type: pattern.type, source: pattern.text }, pattern.negate, context);
  return record(name, test);
}
