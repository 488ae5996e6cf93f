import {
  type Info,
  type Mitre,
  type Plugin,
  type Rule,
  ruleAttributes,
  ruleElements,
  type TestKind,
} from '../../define/index.ts';
import { checkedPattern, everyDialect, GLUED_LIMIT, unwrapNot } from '../pattern/checked-pattern.ts';
import type { PatternTest } from '../pattern/field-pattern.ts';
import type { Report } from '../report.ts';
import { comparisonNodes, ifMatchedNodes } from './correlation.ts';
import { descriptionText } from './description.ts';
import { element, safeText, type XmlNode } from './node.ts';
import { placementNodes } from './placement.ts';
import { timeNodes } from './time.ts';
import { whereNodes } from './where.ts';

/** What a rule's XML depends on beside the rule. */
export interface RuleContext {
  readonly plugin: Plugin;
  readonly ownGroups: ReadonlySet<string>;
  readonly report: Report;
}

/** The `<rule>` element of a rule: where it stands, what it tests, what it says. */
export function ruleNode(rule: Rule, context: RuleContext): XmlNode {
  const { plugin, ownGroups, report } = context;
  const listPath = (name: string) => `etc/lists/${plugin.name}-${name}`;
  return element('rule', '', attributesOf(rule), [
    ...placementNodes(rule, ownGroups, report),
    ...ifMatchedNodes(rule, ownGroups, report),
    ...decodedAsNodes(rule, report),
    ...logNodes(rule, report),
    ...whereNodes(rule, listPath, report),
    ...timeNodes(rule, report),
    ...flag(ruleElements.compiledRule, rule.compiledRule),
    ...flag(ruleElements.checkDiff, rule.checkDiff && ''),
    ...flag(ruleElements.ifFts, rule.ifFts && ''),
    ...comparisonNodes(rule, report),
    ...words(ruleElements.ignoreFields, rule.ignoreFields, report),
    ...words(ruleElements.checkIfIgnored, rule.checkIfIgnored, report),
    element(ruleElements.description, descriptionText(rule, report)),
    ...infoNodes(rule.info, rule.cve, report),
    ...mitreNodes(rule.mitre, report),
    ...words(ruleElements.groups, rule.groups, report, ','),
    ...optionNodes(rule),
  ]);
}

function attributesOf(rule: Rule): Readonly<Record<string, string | number | undefined>> {
  return {
    [ruleAttributes.id]: rule.id,
    [ruleAttributes.level]: rule.level,
    [ruleAttributes.frequency]: rule.correlate?.frequency,
    [ruleAttributes.timeframeSeconds]: rule.correlate?.timeframeSeconds,
    [ruleAttributes.ignoreSeconds]: rule.ignoreSeconds,
    [ruleAttributes.minLogBytes]: rule.minLogBytes,
    [ruleAttributes.noAlert]: rule.noAlert ? 1 : undefined,
    [ruleAttributes.overwrite]: rule.overwrite ? 'yes' : undefined,
    [ruleAttributes.accuracy]: rule.accuracy,
  };
}

function flag(name: string, content: string | undefined): XmlNode[] {
  return content === undefined ? [] : [element(name, content)];
}

function decodedAsNodes({ decodedAs }: Rule, report: Report): XmlNode[] {
  if (decodedAs === undefined) return [];
  const name = typeof decodedAs === 'string' ? decodedAs : decodedAs.name;
  return [element(ruleElements.decodedAs, safeText(name, report))];
}

type NoPattern = Exclude<TestKind, PatternTest>;

function isNoPattern(test: TestKind): test is NoPattern {
  return ['list', 'address', 'not', 'decoded', 'impossible'].includes(test.kind);
}

/** `<match>` and `<regex>`: two tests of the log, both must hold. */
function logNodes(rule: Rule, report: Report): XmlNode[] {
  return (['match', 'regex'] as const).flatMap((name) => {
    const outer = rule[name];
    if (outer === undefined) return [];
    const { test, isNegated } = unwrapNot(outer.test);
    if (isNoPattern(test)) {
      report({
        code: 'LOG_TEST',
        message: `<${name}> takes no ${test.kind} test.`,
        hint: 'Write contains(), pcre2() or another text test.',
      });
      return [];
    }
    const place = { name: `<${name}>`, maxBytes: GLUED_LIMIT, dialects: everyDialect };
    const pattern = checkedPattern(test, 'text', place, report);
    if (pattern === undefined) return [];
    return [element(ruleElements[name], pattern.source, { type: pattern.type, negate: isNegated ? 'yes' : undefined })];
  });
}

/** A comma list in one element; groups end in a comma because Wazuh glues them. */
function words(name: string, values: readonly string[] | undefined, report: Report, end = ''): XmlNode[] {
  if (values === undefined || values.length === 0) return [];
  return [element(name, `${values.map((value) => safeText(value, report)).join(',')}${end}`)];
}

function infoNodes(info: Rule['info'], cve: string | undefined, report: Report): XmlNode[] {
  const infos = info === undefined || isSeveral(info) ? (info ?? []) : [info];
  return [
    ...infos.map(({ type, value }) => element(ruleElements.info, safeText(value, report), { type })),
    ...(cve === undefined ? [] : [element(ruleElements.cve, safeText(cve, report))]),
  ];
}

function isSeveral(info: Info | readonly Info[]): info is readonly Info[] {
  return Array.isArray(info);
}

function mitreNodes(mitre: Mitre | undefined, report: Report): XmlNode[] {
  const ids: XmlNode[] = [];
  const pairs: XmlNode[] = [];
  for (const entry of mitre ?? []) {
    if (typeof entry === 'string') ids.push(element('id', safeText(entry, report)));
    else {
      const pair = [
        element(ruleElements.tactic, safeText(entry.tactic, report)),
        element(ruleElements.technique, safeText(entry.technique, report)),
      ];
      pairs.push(element(ruleElements.mitre, '', {}, pair));
    }
  }
  return ids.length > 0 ? [element(ruleElements.mitre, '', {}, ids), ...pairs] : pairs;
}

/** quirk: no_email_alert clears an earlier no_counter (rules.md 1.7), so it is written first. */
function optionNodes({ options = [] }: Rule): XmlNode[] {
  const ordered = [...options].sort((a, b) => Number(b === 'no_email_alert') - Number(a === 'no_email_alert'));
  return ordered.map((option) => element(ruleElements.options, option));
}
