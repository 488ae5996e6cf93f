import { compileExpression, type Expression, type ExpressionType, PatternError } from '../regex/index.ts';
import type { Condition } from './condition.ts';
import type { HistorySearch } from './history-search.ts';
import { mitreReference } from './mitre-element.ts';
import type { ParentTexts, UnplacedRule } from './rule.ts';
import { PATTERN_ELEMENTS, type PatternElement, type RuleDraft } from './rule-draft.ts';
import type { RuleFileContext } from './rule-file-context.ts';

/**
 * Makes a rule of a draft whose elements are all read: checks what they say together and compiles the patterns.
 * @param groupName `name` of the `<group>` around the rule
 * @throws FileRejected
 * @source rules.md 1.3, 1.4
 */
export function buildRule(draft: RuleDraft, groupName: string, context: RuleFileContext): UnplacedRule {
  const { attributes, texts } = draft;
  const description = texts.get('description');
  if (description === undefined) context.reject(draft.line, `No such description at rule '${draft.id}'.`);
  const isComposite = draft.checksDiff || searchKind(draft) !== undefined;
  if (!isComposite && usesHistory(draft)) {
    context.reject(draft.line, `Invalid use of frequency/context options. Missing if_matched on rule '${draft.id}'.`);
  }
  return {
    id: draft.id,
    at: { file: context.file, line: draft.line },
    ...levelAndWeight(attributes),
    description,
    group: gluedGroup(groupName, texts.get('group')),
    category: draft.category,
    ignoreSeconds: attributes.ignoreSeconds,
    noAlert: attributes.noAlert,
    mail: draft.mail,
    showsFullLog: draft.showsFullLog,
    showsFiredTimes: draft.showsFiredTimes,
    info: texts.get('info'),
    cve: texts.get('cve'),
    mitre: mitreReference(draft.mitre),
    conditions: conditionsOf(draft, context),
    history: {
      frequency: attributes.frequency ?? 2,
      timeframeSeconds: attributes.timeframeSeconds,
      isGlobal: draft.isGlobal,
      same: [...draft.same],
      different: [...draft.different],
      sameFields: draft.sameFields,
      differentFields: draft.differentFields,
    },
    isComposite,
    search: searchOf(draft, context),
    isSidTarget: false,
    parents: parentsOf(draft),
  };
}

/** quirk: the weight of an inaccurate level-0 rule is read back as its level. */
function levelAndWeight({ level, isAccurate }: RuleDraft['attributes']): { level: number; weight: number } {
  const rank = level === 0 ? 99 : level;
  return isAccurate ? { level, weight: rank * 100 } : { level: rank, weight: rank };
}

function usesHistory(draft: RuleDraft): boolean {
  const compared = draft.same.size + draft.different.size + draft.sameFields.length + draft.differentFields.length;
  return compared > 0 || draft.isGlobal || (draft.attributes.frequency ?? 2) > 2;
}

/** With a `<group>` of its own the whole text loses its line breaks; blanks stay. */
function gluedGroup(name: string, own: string | undefined): string {
  return own === undefined ? name : (name + own).replaceAll('\n', '');
}

function searchKind(draft: RuleDraft): HistorySearch['kind'] | undefined {
  if (draft.ifMatchedSid !== undefined) return 'sid';
  if (draft.texts.get('if_matched_group') !== undefined) return 'group';
  return draft.texts.get('if_matched_regex') === undefined ? undefined : 'regex';
}

function searchOf(draft: RuleDraft, context: RuleFileContext): HistorySearch | undefined {
  const kind = searchKind(draft);
  switch (kind) {
    case 'sid':
      return { kind, target: undefined };
    case 'group':
      return { kind, expression: compileHistoryPattern(draft, 'if_matched_group', 'osmatch', context) };
    case 'regex':
      return { kind, expression: compileHistoryPattern(draft, 'if_matched_regex', 'osregex', context) };
    default:
      return undefined;
  }
}

function compileHistoryPattern(
  draft: RuleDraft,
  text: 'if_matched_group' | 'if_matched_regex',
  type: ExpressionType,
  context: RuleFileContext,
): Expression {
  const source = draft.texts.get(text) ?? '';
  return compileOr(source, type, () => context.reject(draft.line, `Syntax error on regex: '${source}'`, 1450));
}

/** A composite without parents hangs below the rule, or the group, that it counts. */
function parentsOf(draft: RuleDraft): ParentTexts {
  const ifSid = draft.texts.get('if_sid');
  const ifGroup = draft.texts.get('if_group');
  const ifMatchedGroup = draft.texts.get('if_matched_group');
  const hasParents = ifSid !== undefined || ifGroup !== undefined;
  return {
    ifSid: hasParents || draft.ifMatchedSid === undefined ? ifSid : String(draft.ifMatchedSid),
    ifGroup: hasParents ? ifGroup : ifMatchedGroup,
    ifLevel: draft.texts.get('if_level'),
    ifMatchedSid: draft.ifMatchedSid,
    ifMatchedGroup,
  };
}

const TESTED_FIRST = [
  'program_name',
  'id',
  'system_name',
  'protocol',
  'match',
  'regex',
  'action',
  'url',
  'location',
] as const;

/** The engine's order of tests (rules.md 3.2); only `check_diff`, `if_fts` and the history search after them have effects. */
function conditionsOf(draft: RuleDraft, context: RuleFileContext): readonly Condition[] {
  const { maxsize } = draft.attributes;
  const conditions: Condition[] = [];
  const add = (condition: Condition | undefined): void => {
    if (condition) conditions.push(condition);
  };
  const addTexts = (elements: readonly PatternElement[]): void => {
    for (const element of draft.patterns.size > 0 ? elements : []) add(textCondition(element, draft, context));
  };
  add(draft.decodedAs && { kind: 'decodedAs', ...draft.decodedAs });
  addTexts(TESTED_FIRST);
  conditions.push(...draft.fields);
  add(addressCondition('srcip', draft));
  add(addressCondition('dstip', draft));
  addTexts(['srcport', 'dstport']);
  add(draft.compiledRule && { kind: 'compiledRule', name: draft.compiledRule });
  addTexts(['user', 'srcgeoip', 'dstgeoip']);
  if (maxsize > 0) add({ kind: 'maxsize', bytes: maxsize });
  add(draft.time && { kind: 'time', window: draft.time });
  add(draft.weekdays && { kind: 'weekday', days: draft.weekdays });
  addTexts(['data', 'extra_data', 'hostname', 'status']);
  if (draft.checksDiff) add({ kind: 'checkDiff' });
  if (draft.usesFts) add({ kind: 'fts' });
  // quirk: of three or more lists only the last two are kept (case rule-list-three)
  conditions.push(...draft.lists.slice(-2));
  return conditions;
}

function addressCondition(subject: 'srcip' | 'dstip', draft: RuleDraft): Condition | undefined {
  const ranges = draft.addresses.get(subject);
  return ranges && { kind: 'address', subject, ...ranges };
}

function textCondition(element: PatternElement, draft: RuleDraft, context: RuleFileContext): Condition | undefined {
  const pattern = draft.patterns.get(element);
  if (pattern?.text === undefined) return undefined;
  const expression = compileOr(pattern.text, pattern.type, () =>
    context.reject(pattern.line, `Syntax error on tag '${element}' in rule ${draft.id}`, 5107),
  );
  return { kind: 'text', element, subject: PATTERN_ELEMENTS[element].subject, expression, negate: pattern.negate };
}

function compileOr(source: string, type: ExpressionType, reject: () => never): Expression {
  try {
    return compileExpression(source, type);
  } catch (error) {
    if (error instanceof PatternError) return reject();
    throw error;
  }
}
