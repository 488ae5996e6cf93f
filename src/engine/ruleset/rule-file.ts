import { lowerAscii } from '../bytes.ts';
import { readXml, type XmlElement, XmlError } from '../xml/index.ts';
import { buildRule } from './build-rule.ts';
import { overwriteRule } from './overwrite.ts';
import type { RuleInMaking, UnplacedRule } from './rule.ts';
import { type RuleAttributes, readRuleAttributes } from './rule-attributes.ts';
import { newDraft } from './rule-draft.ts';
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
  if (bytes === '') return;
  const groups = readElements(bytes, context);
  if (groups.length === 0) context.reject(1, `Configuration error at '${context.file}'.`, 1202);
  for (const group of groups) checkGroup(group, context);
  for (const group of groups) {
    if (group.children.length === 0) context.reject(group.line, `Group '${group.name}' without any rule.`);
    const name = group.attributes[0]?.value ?? '';
    for (const element of group.children) readRule(element, name, tree, counter, context);
  }
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
  if (lowerAscii(element.name) !== 'rule') {
    context.reject(element.line, `Invalid configuration. '${element.name}' is not a valid element.`);
  }
  const attributes = readRuleAttributes(element, context);
  const { id, level } = attributes;
  if (id === undefined || level === undefined) {
    context.reject(element.line, "No rule id or level specified for rule '0'.");
  }
  const known = tree.find(id);
  if (known && !attributes.overwrites) {
    context.warn(element.line, `Rule ID '${id}' is duplicated. Only the first occurrence will be considered.`, 7612);
    return;
  }
  if (!known && attributes.overwrites) {
    const text = `Rule ID '${id}' does not exist but 'overwrite' is set to 'yes'. Still, the rule will be loaded.`;
    context.warn(element.line, text, 7613);
  }
  if (element.children.length === 0) {
    const danger = 'It may lead to false positives and some other problems for the system. Exiting.';
    context.reject(element.line, `Rule '${id}' without any option. ${danger}`);
  }
  try {
    const rule =
      rememberedRule(element, groupName, context) ??
      makeRule(element, groupName, { ...attributes, id, level }, context);
    addRule({ ...rule, index: counter.next, feeds: [] }, known, tree, counter, context);
  } catch (error) {
    if (!(error instanceof RuleDropped)) throw error;
  }
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
  attributes: RuleAttributes & { readonly id: number; readonly level: number },
  context: RuleFileContext,
): UnplacedRule {
  const { said } = context;
  const draft = newDraft(attributes.id, element.line, attributes, context.settings.emailAlertLevel);
  for (const child of element.children) readRuleElement(draft, child, context);
  const rule = buildRule(draft, groupName, context);
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
