import type { Plugin, Rule, RuleRef } from '../../define/index.ts';
import { nearest } from '../nearest.ts';
import type { Findings, Report } from '../report.ts';
import { stock } from '../stock/index.ts';
import { parentsOf } from '../xml/placement.ts';

/** What rules name beside fields: stock rules, decoders, lists. Rules of the plugin are values; their files are laid out elsewhere. */
export function checkReferences(plugin: Plugin, findings: Findings): void {
  for (const rule of plugin.rules.flatMap((group) => group.rules)) {
    const report = findings.about(rule);
    checkStockRules(rule, report);
    checkDecodedAs(rule, plugin, report);
    checkLists(rule, plugin, report);
  }
}

function checkStockRules(rule: Rule, report: Report): void {
  const counted = rule.correlate?.ifMatched;
  const refs: RuleRef[] = [...parentsOf(rule)];
  if (counted !== undefined && 'id' in counted) refs.push(counted);
  for (const ref of refs) {
    if (ref.kind !== 'stock-rule' || stock.hasRule(ref.id)) continue;
    report({
      code: 'PARENT_MISSING',
      message: `The stock ruleset (${stock.wazuh}) has no rule ${ref.id}; Wazuh would drop rule ${rule.id}.`,
      hint: 'Name a rule that exists; a rule of the plugin is named by its value.',
    });
  }
}

function checkDecodedAs(rule: Rule, plugin: Plugin, report: Report): void {
  const { decodedAs } = rule;
  if (decodedAs === undefined) return;
  const name = typeof decodedAs === 'string' ? decodedAs : decodedAs.name;
  const own = (plugin.decoders ?? []).filter((decoder) => decoder.name === name);
  if (own.length === 0 && !stock.hasDecoder(name)) {
    report({
      code: 'DECODED_AS_UNKNOWN',
      message: `Rule ${rule.id} wants the decoder "${name}", which neither the plugin nor the stock ruleset has: Wazuh would not start.`,
      hint: nearest(name, plugin.decoders?.map((decoder) => decoder.name) ?? [], 'decoder that exists'),
    });
  }
  const isReported = own.some(
    (decoder) => decoder.parent === undefined || decoder.useOwnName || decoder.parent === name,
  );
  if (own.length > 0 && !isReported) {
    report({
      code: 'DECODED_AS_CHILD',
      message: `decoded_as "${name}" would never match: a child decoder is reported by its parent's name.`,
      hint: `Write the parent "${own[0]?.parent}", or give the child a prematch and useOwnName.`,
    });
  }
}

function checkLists(rule: Rule, plugin: Plugin, report: Report): void {
  for (const { test } of rule.where.flatMap(([, tests]) => tests)) {
    if (test.kind !== 'list' || test.list.kind === 'existing-list' || plugin.lists?.includes(test.list)) continue;
    report({
      code: 'LIST_MISSING',
      message: `Rule ${rule.id} looks up the list "${test.list.name}", which the plugin does not ship: Wazuh would drop the rule.`,
      hint: "Add it to the plugin's lists.",
    });
  }
}
