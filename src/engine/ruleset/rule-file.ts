import { lowerAscii } from '../bytes.ts';
import { readXml, type XmlElement, XmlError } from '../xml/index.ts';
import { buildRule } from './build-rule.ts';
import { overwriteRule } from './overwrite.ts';
import type { RuleInMaking, UnplacedRule } from './rule.ts';
import { type RuleAttributes, readRuleAttributes } from './rule-attributes.ts';
import { newDraft, type RuleDraft } from './rule-draft.ts';
import { readRuleElement } from './rule-elements.ts';
import { RuleDropped, type RuleFileContext } from './rule-file-context.ts';
import type { RuleTree } from './rule-tree.ts';

/** Gives each loaded rule its index. */
export interface RuleCounter {
  next: number;
}

/**
 * Reads a rule file into the tree, rule by rule: a rule sees only what was loaded before it.
 * @param bytes a zero-byte file is accepted and ignored
 * @throws FileRejected when the file, and with it the ruleset, is refused; the messages are in the log
 * @source rules.md 1.1, 2.2
 */
export function readRuleFile(bytes: string, tree: RuleTree, counter: RuleCounter, context: RuleFileContext): void {
  for (const group of readGroups(bytes, context)) {
    checkHasRules(group, context);
    const name = group.attributes[0]?.value ?? '';
    for (const element of group.children) readRule(element, name, tree, counter, context);
  }
}

/**
 * Reads the `<group>` elements of a rule file; whether each holds anything is for the caller to check.
 * @throws FileRejected
 */
export function readGroups(bytes: string, context: RuleFileContext): readonly XmlElement[] {
  if (bytes === '') return [];
  const groups = readElements(bytes, context);
  if (groups.length === 0) context.reject(1, `Configuration error at '${context.file}'.`, 1202);
  for (const group of groups) checkGroup(group, context);
  return groups;
}

/** @throws FileRejected */
export function checkHasRules(group: XmlElement, context: RuleFileContext): void {
  if (group.children.length === 0) context.reject(group.line, `Group '${group.name}' without any rule.`);
}

function readElements(bytes: string, context: RuleFileContext): readonly XmlElement[] {
  try {
    return context.memory ? context.memory.read(context.file, bytes) : readXml(bytes);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { kind, line, message } = error;
    if (kind === 'variable') {
      return context.reject(line, `Error applying XML variables '${context.file}': ${message}.`, 1227);
    }
    return context.reject(line, `Error reading XML file '${context.file}': ${message} (line ${line}).`, 1226);
  }
}

function checkGroup(group: XmlElement, context: RuleFileContext): void {
  if (lowerAscii(group.name) !== 'group') {
    context.reject(group.line, `rules_op: Invalid root element "${group.name}".Only "group" is allowed`);
  }
  const [first, second] = group.attributes;
  if (!first || second || lowerAscii(first.name) !== 'name') {
    context.reject(group.line, `rules_op: Invalid root element '${group.name}'.Only the group name is allowed`);
  }
}

function readRule(
  element: XmlElement,
  groupName: string,
  tree: RuleTree,
  counter: RuleCounter,
  context: RuleFileContext,
): void {
  const attributes = readIdentity(element, context);
  const { id } = attributes;
  const known = tree.find(id);
  if (known && !attributes.overwrites) {
    context.warn(element.line, `Rule ID '${id}' is duplicated. Only the first occurrence will be considered.`, 7612);
    return;
  }
  if (!known && attributes.overwrites) {
    const text = `Rule ID '${id}' does not exist but 'overwrite' is set to 'yes'. Still, the rule will be loaded.`;
    context.warn(element.line, text, 7613);
  }
  try {
    const rule = rememberedRule(element, groupName, context) ?? makeRule(element, groupName, attributes, context);
    addRule({ ...rule, index: counter.next, feeds: [] }, known, tree, counter, context);
  } catch (error) {
    if (!(error instanceof RuleDropped)) throw error;
  }
}

/**
 * Reads one `<rule>` for itself: neither its id nor its parents are looked up.
 * @throws FileRejected, RuleDropped
 */
export function readRuleDraft(element: XmlElement, context: RuleFileContext): RuleDraft {
  return readElementsOfRule(element, readIdentity(element, context), context);
}

function readIdentity(element: XmlElement, context: RuleFileContext): IdentifiedAttributes {
  if (lowerAscii(element.name) !== 'rule') {
    context.reject(element.line, `Invalid configuration. '${element.name}' is not a valid element.`);
  }
  const attributes = readRuleAttributes(element, context);
  const { id, level } = attributes;
  if (id === undefined || level === undefined) {
    return context.reject(element.line, "No rule id or level specified for rule '0'.");
  }
  return { ...attributes, id, level };
}

type IdentifiedAttributes = RuleAttributes & { readonly id: number; readonly level: number };

function readElementsOfRule(
  element: XmlElement,
  attributes: IdentifiedAttributes,
  context: RuleFileContext,
): RuleDraft {
  const { id } = attributes;
  if (element.children.length === 0) {
    const danger = 'It may lead to false positives and some other problems for the system. Exiting.';
    context.reject(element.line, `Rule '${id}' without any option. ${danger}`);
  }
  const draft = newDraft(id, element.line, attributes, context.settings.emailAlertLevel);
  for (const child of element.children) readRuleElement(draft, child, context);
  return draft;
}

/** A rule that was made before from the same element. */
function rememberedRule(element: XmlElement, groupName: string, context: RuleFileContext): UnplacedRule | undefined {
  const known = context.memory?.recall(context.file, element);
  return known?.groupName === groupName ? known.rule : undefined;
}

/** A rule that has no place yet. One about which there is nothing to say is remembered. */
function makeRule(
  element: XmlElement,
  groupName: string,
  attributes: IdentifiedAttributes,
  context: RuleFileContext,
): UnplacedRule {
  const { said } = context;
  const rule = buildRule(readElementsOfRule(element, attributes, context), groupName, context);
  if (context.said === said) context.memory?.keep(context.file, element, { groupName, rule });
  return rule;
}

/** quirk: an overwrite of a root does not replace it but adds a second one. */
function addRule(
  rule: RuleInMaking,
  known: RuleInMaking | undefined,
  tree: RuleTree,
  counter: RuleCounter,
  context: RuleFileContext,
): void {
  if (known && !tree.isRootId(rule.id)) {
    const { group } = known;
    overwriteRule(known, rule, context);
    tree.regroup(known, group);
    return;
  }
  tree.place(rule, context);
  counter.next++;
  markHistory(rule, tree);
}

/** From now on the events that the composite counts are kept for it. */
function markHistory(rule: RuleInMaking, tree: RuleTree): void {
  const { search, parents } = rule;
  if (search?.kind === 'group') tree.feedGroup(rule);
  if (search?.kind !== 'sid' || parents.ifMatchedSid === undefined) return;
  const target = tree.find(parents.ifMatchedSid);
  if (!target) return;
  target.isSidTarget = true;
  rule.search = { kind: 'sid', target: target.index };
}
