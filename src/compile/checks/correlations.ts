import { type Plugin, type Rule, staticFieldOf } from '../../define/index.ts';
import { groupsOf } from '../layout.ts';
import type { Findings, Report } from '../report.ts';
import { parentsOf } from '../xml/placement.ts';

/** Counting rules that Wazuh takes silently and that never fire, fire too often, or count twice. */
export function checkCorrelations(plugin: Plugin, findings: Findings): void {
  const all = plugin.rules.flatMap((group) => group.rules.map((rule) => ({ rule, groups: groupsOf(rule, group) })));
  const countedRules = new Set(all.flatMap(({ rule }) => countedRule(rule) ?? []));
  for (const { rule } of all) {
    const report = findings.about(rule);
    checkCorrelation(rule, report);
    const counted = countedRule(rule);
    if (counted !== undefined) checkKept(rule, counted, report);
    const group = countedGroup(rule);
    if (group === undefined) continue;
    for (const member of all.filter(({ rule: other, groups }) => other !== rule && groups.includes(group))) {
      checkMember(rule, member.rule, countedRules, report);
    }
  }
}

function countedRule(rule: Rule): Rule | undefined {
  const matched = rule.correlate?.ifMatched;
  return matched !== undefined && 'kind' in matched && matched.kind === 'rule' ? matched : undefined;
}

function countedGroup(rule: Rule): string | undefined {
  const matched = rule.correlate?.ifMatched;
  return matched !== undefined && 'group' in matched ? matched.group : undefined;
}

/** @source Wazuh 4.14.7: an event that ends in a level-0 rule is not kept, and a noalert rule is never where it ends */
function checkKept(rule: Rule, counted: Rule, report: Report): void {
  if (counted.level > 0 && !counted.noAlert) return;
  report({
    code: 'COUNTED_NEVER_KEPT',
    message: `Rule ${rule.id} counts rule ${counted.id}, whose events Wazuh does not remember: it has ${counted.noAlert ? 'noAlert' : 'level 0'}.`,
    hint: 'Count a rule of level 1 or more.',
  });
}

/** @source Wazuh 4.14.7: one entry for each place in the tree; a target of if_matched_sid feeds no group */
function checkMember(rule: Rule, member: Rule, countedRules: ReadonlySet<Rule>, report: Report): void {
  if (parentsOf(member).length > 1) {
    report({
      code: 'COUNTED_TWICE',
      message: `Rule ${rule.id} counts a group with rule ${member.id}, which has several parents: Wazuh counts each of its events once for every parent.`,
      hint: 'Give the counted rule one parent.',
    });
  }
  if (countedRules.has(member)) {
    report({
      code: 'COUNTED_ELSEWHERE',
      message: `Rule ${rule.id} counts a group with rule ${member.id}, which another rule counts by itself: Wazuh then leaves it out of the group's count.`,
      hint: 'Count either the rule or the group.',
    });
  }
}

function checkCorrelation(rule: Rule, report: Report): void {
  const { correlate } = rule;
  if (correlate === undefined) return;
  if (correlate.frequency === 2 && !correlate.refires && rule.ignoreSeconds === undefined) {
    report({
      code: 'FREQUENCY_TWO_REFIRES',
      message: `Rule ${rule.id} counts to two: Wazuh marks nothing then, so it fires again on every further event of the time frame.`,
      hint: 'Set ignoreSeconds to silence it, or `refires: true` if that is meant.',
    });
  }
  for (const field of [...(correlate.same ?? []), ...(correlate.different ?? [])]) {
    if (rule.event.fields.has(field) || staticFieldOf(field) !== undefined) continue;
    report({
      code: 'FIELD_UNKNOWN',
      message: `Rule ${rule.id} compares "${field}", which no event of "${rule.event.name}" has.`,
      hint: 'Name a field of the event.',
    });
  }
}
