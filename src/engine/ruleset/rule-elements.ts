// Reads the child elements of a <rule> into a draft. One table of element names: kept whole, because what an element may say
// is found here and nowhere else.
import { lowerAscii } from '../bytes.ts';
import { compileExpression, type ExpressionType, PatternError } from '../regex/index.ts';
import { attribute, type XmlElement } from '../xml/index.ts';
import { parseRange } from './address.ts';
import { COMPILED_RULES } from './condition.ts';
import { comparison } from './history-search.ts';
import { readListElement } from './list-element.ts';
import { readMitreElement } from './mitre-element.ts';
import { RULE_CATEGORIES } from './rule.ts';
import { type GluedText, isPatternElement, PATTERN_ELEMENTS, type RuleDraft } from './rule-draft.ts';
import type { RuleFileContext } from './rule-file-context.ts';
import { isBadText, parseTimeWindow, parseWeekdays } from './time-window.ts';

type ElementReader = (draft: RuleDraft, element: XmlElement, context: RuleFileContext) => void;

/** Longest piece of a glued text, in bytes; a longer one makes the whole text absent. */
const MAX_PIECE = 2048;

/** Names that `<field name="…">` may not use: they are static and have elements of their own. */
const NOT_DYNAMIC = new Set(
  (
    'srcip dstip srcgeoip dstgeoip srcport dstport user srcuser dstuser url id data extra_data status protocol system_name ' +
    'action'
  ).split(' '),
);

const INFO_TYPES = new Set(['text', 'link', 'cve', 'osvdb']);

/**
 * Reads one child element of a rule.
 * @throws FileRejected, RuleDropped
 * @source rules.md 1.3 to 1.8
 */
export function readRuleElement(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  const name = lowerAscii(element.name);
  const compared = comparison(name);
  if (isPatternElement(name)) readPattern(name, draft, element, context);
  else if (compared) draft[compared.list].add(compared.field);
  else {
    const reader = READERS.get(name);
    if (!reader) context.reject(element.line, `Invalid option '${element.name}' for rule '${draft.id}'.`);
    reader(draft, element, context);
  }
}

const READERS: ReadonlyMap<string, ElementReader> = new Map<string, ElementReader>([
  ['field', readField],
  ['srcip', (draft, element, context) => readAddress('srcip', draft, element, context)],
  ['dstip', (draft, element, context) => readAddress('dstip', draft, element, context)],
  ['decoded_as', readDecodedAs],
  ['category', readCategory],
  ['list', readList],
  ['time', readTime],
  ['weekday', readWeekday],
  ['compiled_rule', readCompiledRule],
  ['if_sid', glues('if_sid')],
  ['if_group', glues('if_group')],
  ['if_level', glues('if_level')],
  ['if_matched_sid', readIfMatchedSid],
  ['if_matched_group', glues('if_matched_group')],
  ['if_matched_regex', glues('if_matched_regex')],
  ['same_field', comparesField('sameFields')],
  ['different_field', comparesField('differentFields')],
  ['not_same_field', comparesField('differentFields')],
  ['same_agent', warnsOfDeprecation],
  ['not_same_agent', warnsOfDeprecation],
  ['global_frequency', raises('isGlobal')],
  ['check_diff', raises('checksDiff')],
  ['if_fts', raises('usesFts')],
  ['options', readOption],
  ['ignore', checkIgnoreWords],
  ['check_if_ignored', checkIgnoreWords],
  ['group', glues('group')],
  ['description', readDescription],
  ['info', readInfo],
  ['cve', glues('cve')],
  ['mitre', (draft, element, context) => readMitreElement(element, draft.id, draft.mitre, context)],
]);

function raises(flag: 'isGlobal' | 'checksDiff' | 'usesFts'): ElementReader {
  return (draft) => {
    draft[flag] = true;
  };
}

function comparesField(list: 'sameFields' | 'differentFields'): ElementReader {
  return (draft, element) => {
    draft[list].push(lowerAscii(element.content));
  };
}

function glues(text: GluedText): ElementReader {
  return (draft, element, context) => {
    draft.texts.set(text, glue(draft.texts.get(text), element.content, element.line, context));
  };
}

/** quirk: with a piece that is too long the whole text is lost, message 1104, and the next element starts anew. */
function glue(before: string | undefined, piece: string, line: number, context: RuleFileContext): string | undefined {
  if (piece.length > MAX_PIECE || (before === undefined && piece.length === MAX_PIECE)) {
    context.error(line, `Maximum string size reached for: ${piece}.`, 1104);
    return undefined;
  }
  return (before ?? '') + piece;
}

function readPattern(
  name: keyof typeof PATTERN_ELEMENTS,
  draft: RuleDraft,
  element: XmlElement,
  context: RuleFileContext,
): void {
  const pattern = draft.patterns.get(name);
  const text = glue(pattern?.text, element.content, element.line, context);
  const type = readType(element, PATTERN_ELEMENTS[name].type, draft.id, context);
  const negate = readNegate(element, draft.id, context);
  draft.patterns.set(name, { text, type, negate, line: pattern?.line ?? element.line });
}

function readType(element: XmlElement, fallback: ExpressionType, id: number, context: RuleFileContext): ExpressionType {
  const value = attribute(element, 'type');
  if (value === undefined) return fallback;
  const type = lowerAscii(value);
  if (type === 'osmatch' || type === 'osregex' || type === 'pcre2') return type;
  context.warn(element.line, `Invalid value '${value}' for attribute 'type' in rule ${id}.`, 7600);
  return fallback;
}

function readNegate(element: XmlElement, id: number, context: RuleFileContext): boolean {
  const value = attribute(element, 'negate');
  if (value === undefined) return false;
  const word = lowerAscii(value);
  if (word !== 'yes' && word !== 'no') {
    context.warn(element.line, `Invalid value '${value}' for attribute 'negate' in rule ${id}.`, 7600);
  }
  return word === 'yes';
}

function readField(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  const name = attribute(element, 'name');
  if (name === undefined) context.rejectSilently();
  const lowerName = lowerAscii(name);
  if (NOT_DYNAMIC.has(lowerName)) {
    context.reject(element.line, `Failure to read rule ${draft.id}. Field '${name}' is static.`);
  }
  if (draft.fields.length >= context.settings.decoderOrderSize) {
    context.reject(element.line, `Rule ${draft.id} has exceeded the maximum number of allowed fields`);
  }
  const type = readType(element, 'osregex', draft.id, context);
  const negate = readNegate(element, draft.id, context);
  try {
    const expression = compileExpression(element.content, type);
    draft.fields.push({ kind: 'field', name, lowerName, expression, negate });
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    // quirk: the tag that is named is the field (case regex-alt-group)
    context.reject(element.line, `Syntax error on tag '${name}' in rule ${draft.id}`, 5107);
  }
}

function readList(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  draft.lists.push(readListElement(element, draft.id, context));
}

function readAddress(
  subject: 'srcip' | 'dstip',
  draft: RuleDraft,
  element: XmlElement,
  context: RuleFileContext,
): void {
  const range = parseRange(element.content);
  if (!range) context.reject(element.line, `Invalid ip address: '${element.content}'.`, 1237);
  const list = draft.addresses.get(subject) ?? { ranges: [], negate: false };
  list.ranges.push(range);
  list.negate = readNegate(element, draft.id, context);
  draft.addresses.set(subject, list);
}

function readDecodedAs(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  const decoderId = context.decoderIds.get(element.content);
  if (decoderId === undefined) context.reject(element.line, `Invalid decoder name: '${element.content}'.`);
  draft.decodedAs = { name: element.content, decoderId };
}

function readCategory(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  const category = RULE_CATEGORIES.find((word) => word === element.content);
  if (category) draft.category = category;
  else {
    context.logError(element.line, `Invalid category '${element.content}' chosen.`, 1273);
    context.rejectSilently();
  }
}

function readTime(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  const window = parseTimeWindow(element.content);
  if (!isBadText(window)) {
    draft.time = window;
    return;
  }
  context.logError(element.line, `Invalid time format: '${window.bad}'.`, 1240);
  rejectValue(element, context);
}

function readWeekday(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  const days = parseWeekdays(element.content);
  if (!isBadText(days)) {
    draft.weekdays = days;
    return;
  }
  context.error(element.line, `Invalid day format: '${days.bad}'.`, 1241);
  rejectValue(element, context);
}

function readCompiledRule(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  draft.compiledRule = COMPILED_RULES.find((name) => name === element.content);
  if (draft.compiledRule) return;
  context.error(element.line, `Compiled rule not found: '${element.content}'`);
  rejectValue(element, context);
}

function rejectValue(element: XmlElement, context: RuleFileContext): never {
  return context.reject(element.line, `Invalid configuration. Element '${element.name}': ${element.content}.`, 1274);
}

function readIfMatchedSid(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  if (!/^\d*$/.test(element.content)) {
    context.drop(
      element.line,
      `Invalid 'if_matched_sid' value: '${element.content}'. Rule '${draft.id}' will be ignored.`,
      7615,
    );
  }
  draft.ifMatchedSid = Number(element.content);
}

function warnsOfDeprecation(_draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  context.warn(element.line, `Detected a deprecated field option for rule, ${element.name} is not longer available.`);
}

/** quirk: `no_email_alert` also clears an earlier `no_counter` (case rule-opt-counter-email). */
function readOption(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  switch (element.content) {
    case 'alert_by_email':
      draft.mail = true;
      return;
    case 'no_email_alert':
      draft.mail = false;
      draft.showsFiredTimes = true;
      return;
    case 'no_full_log':
      draft.showsFullLog = false;
      return;
    case 'no_counter':
      draft.showsFiredTimes = false;
      return;
    case 'log_alert':
    case 'no_log':
    case 'no_ar':
      return;
    default:
      context.error(element.line, `Invalid value for element 'options': ${element.content}.`, 1235);
      context.reject(element.line, `Invalid option '${element.name}' for rule '${draft.id}'.`);
  }
}

/** `ignore` writes a file that only the live engine has, and `check_if_ignored` never matches: only their words are checked. */
function checkIgnoreWords(_draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  if (element.content.split(',').some((word) => word === '')) {
    context.reject(element.line, `Wrong ${lowerAscii(element.name)} option: '${element.content}'`);
  }
}

/** The first line break of each element becomes a blank. */
function readDescription(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  const piece = element.content.replace('\n', ' ');
  draft.texts.set('description', glue(draft.texts.get('description'), piece, element.line, context));
}

function readInfo(draft: RuleDraft, element: XmlElement, context: RuleFileContext): void {
  for (const { name, value } of element.attributes) {
    if (lowerAscii(name) !== 'type')
      context.error(element.line, `rules_op: Element info has invalid attribute "${name}"`);
    else if (!INFO_TYPES.has(lowerAscii(value))) {
      context.error(element.line, `rules_op: Element info has invalid attribute value "${value}"`);
    }
  }
  glues('info')(draft, element, context);
}
