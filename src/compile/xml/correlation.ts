import { type Rule, ruleElements, staticFieldOf, type TestKind } from '../../define/index.ts';
import { checkedPattern, GLUED_LIMIT } from '../pattern/checked-pattern.ts';
import type { Report } from '../report.ts';
import { element, safeText, type XmlNode } from './node.ts';
import { groupPattern } from './placement.ts';

/**
 * Static fields of which Wazuh has a `same_` and a `different_` element.
 * @source Wazuh 4.14.7: `same_user` compares dstuser
 */
const comparable: Readonly<Record<string, string>> = {
  srcip: 'srcip',
  dstip: 'dstip',
  srcport: 'srcport',
  dstport: 'dstport',
  srcuser: 'srcuser',
  dstuser: 'user',
  user: 'user',
  protocol: 'protocol',
  action: 'action',
  id: 'id',
  url: 'url',
  data: 'data',
  extra_data: 'extra_data',
  status: 'status',
  system_name: 'system_name',
  systemname: 'system_name',
  srcgeoip: 'srcgeoip',
  dstgeoip: 'dstgeoip',
  location: 'location',
};

/** What the rule counts: one of the three history searches. */
export function ifMatchedNodes(rule: Rule, ownGroups: ReadonlySet<string>, report: Report): XmlNode[] {
  const matched = rule.correlate?.ifMatched;
  if (matched === undefined) return [];
  if ('test' in matched) return matchedRegex(matched.test, report);
  if (matched.kind === 'rules-of-group') {
    return [element(ruleElements.ifMatchedGroup, safeText(groupPattern(matched, ownGroups), report))];
  }
  return [element(ruleElements.ifMatchedSid, String(matched.id))];
}

function matchedRegex(test: TestKind, report: Report): XmlNode[] {
  if (test.kind !== 'pattern' || test.type !== 'osregex') {
    report({
      code: 'PATTERN_DIALECT',
      message: 'if_matched_regex is always an OS_Regex pattern.',
      hint: 'Write osRegex(), or count a rule of its own: ifMatched: theRule.',
    });
    return [];
  }
  const place = { name: '<if_matched_regex>', maxBytes: GLUED_LIMIT, dialects: ['osregex'] } as const;
  const pattern = checkedPattern(test, 'text', place, report);
  return pattern ? [element(ruleElements.ifMatchedRegex, pattern.source)] : [];
}

/** What counted events must share or not share with the current one. */
export function comparisonNodes(rule: Rule, report: Report): XmlNode[] {
  const { correlate } = rule;
  if (correlate === undefined) return [];
  const nodes = [
    ...(correlate.same ?? []).map((field) => comparison('same', field, report)),
    ...(correlate.different ?? []).map((field) => comparison('different', field, report)),
  ];
  return [...nodes.flat(), ...(correlate.globalFrequency ? [element(ruleElements.globalFrequency)] : [])];
}

function comparison(kind: 'same' | 'different', field: string, report: Report): XmlNode[] {
  const known = comparable[field];
  if (known !== undefined) return [element(`${kind}_${known}`)];
  if (staticFieldOf(field) !== undefined) {
    report({
      code: 'FIELD_NOT_COMPARABLE',
      message: `Wazuh has no ${kind}_${field}; as a dynamic field no event has it.`,
      hint: 'Compare a field inside the event.',
    });
    return [];
  }
  return [element(kind === 'same' ? ruleElements.sameField : ruleElements.differentField, safeText(field, report))];
}
