import type { EventFacts, KnownFault, Rule, TextTest } from '../../define/index.ts';
import type { Finding, SourceLocation } from '../../diagnostics/index.ts';
import type { GluedPattern, RuleDefinition } from '../../engine/ruleset/index.ts';
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
  /** Of the stock ruleset or of the manager's other files. */
  readonly isElsewhere: (id: number) => boolean;
  readonly refuse: (refusal: Pick<Finding, 'code' | 'message' | 'hint'>) => void;
  /** Says that a definition would take this field for another one. */
  readonly refuseFieldName: (field: string) => void;
  /** Makes the field one of the event's. */
  readonly nameField: (field: string) => void;
  readonly utf8: (bytes: string) => string;
}

/** The definition that says what a rule's elements say. */
export function importedRule(definition: RuleDefinition, ownGroups: readonly string[], context: RuleContext): Rule {
  const { knownFaults, event, at } = context;
  return {
    kind: 'rule',
    id: definition.draft.id,
    level: importedLevel(definition),
    where: importedWhere(definition, context),
    description: description(definition, context),
    ...tests(definition, context),
    ...behaviour(definition, context),
    ...labels(definition, context),
    ...(ownGroups.length > 0 && { groups: ownGroups }),
    ...(knownFaults.length > 0 && { knownFaults }),
    event,
    at,
  };
}

function description({ draft }: RuleDefinition, context: RuleContext): Rule['description'] {
  const said = importedDescription(context.utf8(draft.texts.get('description') ?? ''));
  if (typeof said !== 'string') for (const field of said.fields) context.nameField(field);
  return said;
}

/** Where it stands and what it tests beside fields. */
function tests(definition: RuleDefinition, context: RuleContext): Partial<Rule> {
  const { draft } = definition;
  const parent = importedPlacement(definition, context);
  const match = logTest(draft.patterns.get('match'), context);
  const regex = logTest(draft.patterns.get('regex'), context);
  const time = importedTime(definition, context);
  const weekday = importedWeekday(definition);
  const correlate = importedCorrelation(definition, context);
  return {
    ...(parent && { parent }),
    ...(draft.decodedAs && { decodedAs: context.utf8(draft.decodedAs.name) }),
    ...(match && { match }),
    ...(regex && { regex }),
    ...(time && { time }),
    ...(weekday && { weekday }),
    ...(draft.compiledRule && { compiledRule: draft.compiledRule }),
    ...(draft.usesFts && { ifFts: true }),
    ...(draft.checksDiff && { checkDiff: true }),
    ...(correlate && { correlate }),
  };
}

function logTest(pattern: GluedPattern | undefined, context: RuleContext): TextTest | undefined {
  if (pattern?.text === undefined) return undefined;
  return patternTest({ type: pattern.type, source: pattern.text }, pattern.negate, context);
}

/** What it does when it fires, and where among its siblings it is tried. */
function behaviour(definition: RuleDefinition, context: RuleContext): Partial<Rule> {
  const { ignoreSeconds, maxsize, noAlert, overwrites, isAccurate } = definition.draft.attributes;
  const options = importedOptions(definition, context);
  const ignoreFields = importedWords(definition, 'ignore', context);
  const checkIfIgnored = importedWords(definition, 'check_if_ignored', context);
  return {
    ...(ignoreSeconds > 0 && { ignoreSeconds }),
    ...(maxsize > 0 && { minLogBytes: maxsize }),
    ...(noAlert && { noAlert }),
    ...(overwrites && { overwrite: true }),
    ...(!isAccurate && { accuracy: 0 }),
    ...(options && { options }),
    ...(ignoreFields && { ignoreFields }),
    ...(checkIfIgnored && { checkIfIgnored }),
  };
}

/** What an alert says beside its description and groups. */
function labels(definition: RuleDefinition, context: RuleContext): Partial<Rule> {
  const mitre = importedMitre(definition, context);
  const info = importedInfo(definition, context);
  const cve = definition.draft.texts.get('cve');
  return {
    ...(mitre && { mitre }),
    ...(info && { info }),
    ...(cve !== undefined && { cve: context.utf8(cve) }),
  };
}
