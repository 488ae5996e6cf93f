import { dirname, relative } from 'node:path';
import type { Placement, Plugin, Rule } from '../../define/index.ts';
import type { SourceLocation } from '../../diagnostics/index.ts';
import type { Findings, Report } from '../report.ts';
import { stock } from '../stock/index.ts';
import { checkGroupName } from './plugin.ts';

/** @source Wazuh 4.14.7: digits that are read of an attribute */
const MAX_TIMEFRAME = 99_999;
const MAX_IGNORE = 999_999;
const MAX_LOG_BYTES = 9_999;
/** Far below the engine's own bound, where it reads memory that is not its own. */
const MAX_CONDITIONS = 32;
const MAX_LISTS = 2;

/** Ids, places in the tree, and what Wazuh would take silently and do otherwise. */
export function checkRules(plugin: Plugin, findings: Findings): void {
  const rules = plugin.rules.flatMap((group) => group.rules);
  const byId = new Map<number, Rule>();
  for (const rule of rules) {
    const report = findings.about(rule);
    checkId(rule, plugin, byId, report);
    checkConditions(rule, report);
    checkNumbers(rule, report);
    checkMitre(rule, report);
    for (const name of rule.groups ?? []) checkGroupName(name, report);
  }
}

function checkId(rule: Rule, plugin: Plugin, byId: Map<number, Rule>, report: Report): void {
  const { id } = rule;
  const twin = byId.get(id);
  if (twin !== undefined) {
    const where = twin.at ? ` at ${nearby(twin.at, rule.at)}` : '';
    report({
      code: 'RULE_ID_TWICE',
      message:
        twin === rule ? `Rule ${id} stands in two groups.` : `Rule ${id} is defined twice; the other one is${where}.`,
      hint: 'Wazuh keeps the first and skips the other with a warning. Give it an id of its own.',
    });
  } else byId.set(id, rule);
  const isOwn = plugin.ids.some(([from, to]) => id >= from && id <= to);
  if (rule.overwrite) {
    if (!stock.hasRule(id) && !isOwn) {
      report({
        code: 'OVERWRITE_UNKNOWN',
        message: `There is no stock rule ${id} to overwrite.`,
        hint: 'Without overwrite it is a rule of your own.',
      });
    }
    if (rule.parent !== undefined && !isCategory(rule.parent)) {
      report({
        code: 'OVERWRITE_PARENT',
        message: `Rule ${id} overwrites another and keeps its place in the tree.`,
        hint: 'Leave out parent.',
      });
    }
    return;
  }
  if (!Number.isInteger(id) || !isOwn) {
    report({
      code: 'RULE_ID_OUTSIDE_RANGE',
      message: `Rule id ${id} is outside the plugin's ranges (${plugin.ids.map(([from, to]) => `${from}-${to}`).join(', ')}).`,
      hint: 'Take a free id of a range, or widen `ids` of the plugin.',
    });
  }
  if (stock.hasRule(id)) {
    report({
      code: 'RULE_ID_TAKEN',
      message: `The stock ruleset has a rule ${id} already, which Wazuh would keep instead.`,
      hint: 'Take another id, or set overwrite.',
    });
  }
}

/** An overwrite takes its place in the tree from the rule that it replaces; its category it says itself. */
function isCategory(parent: Placement): boolean {
  return 'kind' in parent && parent.kind === 'category-root';
}

function checkConditions(rule: Rule, report: Report): void {
  const tests = rule.where.flatMap(([, found]) => found);
  const lists = tests.filter(({ test }) => test.kind === 'list').length;
  if (lists > MAX_LISTS) {
    report({
      code: 'TOO_MANY_LISTS',
      message: `Rule ${rule.id} looks up ${lists} lists; Wazuh keeps the last two.`,
      hint: 'Put the others into a parent rule.',
    });
  }
  if (tests.length > MAX_CONDITIONS) {
    report({
      code: 'TOO_MANY_CONDITIONS',
      message: `Rule ${rule.id} has ${tests.length} conditions; Wazuh reads foreign memory when a rule has very many, so ${MAX_CONDITIONS} are the limit here.`,
      hint: 'Split them over a parent and a child.',
    });
  }
  const isBare = tests.length === 0 && !rule.match && !rule.regex && !rule.decodedAs && !rule.correlate && !rule.time;
  const isRoot = rule.parent === undefined || isCategory(rule.parent);
  if (isBare && isRoot && !rule.overwrite && !rule.weekday && !rule.compiledRule) {
    report({
      code: 'RULE_TAKES_EVERYTHING',
      message: `Rule ${rule.id} has neither parent nor condition: it would take every event that no rule before it takes.`,
      hint: 'Give it decodedAs and a field that tells the product.',
    });
  }
}

function checkNumbers(rule: Rule, report: Report): void {
  const bounds = [
    ['level', rule.level, 0, 16],
    ['ignoreSeconds', rule.ignoreSeconds, 1, MAX_IGNORE],
    ['minLogBytes', rule.minLogBytes, 1, MAX_LOG_BYTES],
    ['correlate.frequency', rule.correlate?.frequency, 2, 9999],
    ['correlate.timeframeSeconds', rule.correlate?.timeframeSeconds, 1, MAX_TIMEFRAME],
  ] as const;
  for (const [name, value, low, high] of bounds) {
    if (value === undefined || (Number.isInteger(value) && value >= low && value <= high)) continue;
    report({
      code: 'NUMBER_OUT_OF_RANGE',
      message: `${name} of rule ${rule.id} is ${value}.`,
      hint: `Wazuh reads a whole number from ${low} to ${high}.`,
    });
  }
}

/** As seen from another place: the line alone in the same file. */
function nearby({ file, line }: SourceLocation, from: SourceLocation | undefined): string {
  if (file === from?.file) return `line ${line}`;
  return `${from ? relative(dirname(from.file), file) : file}:${line}`;
}

function checkMitre(rule: Rule, report: Report): void {
  const forms = new Set((rule.mitre ?? []).map((entry) => typeof entry));
  if (forms.size > 1) {
    report({
      code: 'MITRE_TWO_FORMS',
      message: `Rule ${rule.id} names ATT&CK in both forms; Wazuh drops the ids.`,
      hint: 'Write ids only, or pairs only.',
    });
  }
  for (const entry of rule.mitre ?? []) {
    const technique = typeof entry === 'string' ? entry : entry.technique;
    if (/^T\d{4}(?:\.\d{3})?$/.test(technique)) continue;
    report({
      code: 'MITRE_ID',
      message: `"${technique}" is no id of an ATT&CK technique.`,
      hint: 'Write T1059 or T1059.001.',
    });
  }
}
