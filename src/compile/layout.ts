import type { Decoder, Group, Plugin, Rule } from '../define/index.ts';
import type { Findings } from './report.ts';
import { parentsOf } from './xml/placement.ts';

/** Rules that stand in one `<group>` element. */
export interface Section {
  readonly group: Group;
  readonly rules: readonly Rule[];
}

export interface RuleFile {
  /** Below /var/ossec. */
  readonly path: string;
  readonly topic: string;
  readonly sections: readonly Section[];
}

/**
 * The number sorts the files after every stock file (`0…`) and before `local_*.xml`, so that an admin's child rules and
 * overwrites in local_rules.xml find what they are about.
 * @source Wazuh 4.14.7: files load in the byte order of their base names
 */
const LOAD_PREFIX = '1000-';

export function decoderFile(plugin: Plugin): string {
  return `etc/decoders/${LOAD_PREFIX}${plugin.name}_decoders.xml`;
}

/** What sorts the files of topics: `a_b` comes after `a-b`. */
function fileName(topic: string): string {
  return `${topic}_rules.xml`;
}

/** Names of all groups that a rule has. */
export function groupsOf(rule: Rule, group: Group): readonly string[] {
  return [...group.names, ...(rule.groups ?? [])];
}

/** Orders rules into files: parents and counted rules first, else as they were declared. */
export function layOutRules(plugin: Plugin, findings: Findings): readonly RuleFile[] {
  const homes = new Map(plugin.rules.flatMap((group) => group.rules.map((rule) => [rule, group] as const)));
  const topics = [...new Set(plugin.rules.map(({ topic }) => topic))].sort((a, b) =>
    fileName(a) < fileName(b) ? -1 : 1,
  );
  const placed = new Set<Rule>();
  return topics.map((topic) => {
    const own = plugin.rules.filter((group) => group.topic === topic).flatMap(({ rules }) => rules);
    const ordered =
      plugin.order === 'as-declared'
        ? asDeclared(own, homes, placed, findings)
        : parentsFirst(own, homes, placed, findings);
    for (const rule of ordered) placed.add(rule);
    return {
      path: `etc/rules/${LOAD_PREFIX}${plugin.name}_${fileName(topic)}`,
      topic,
      sections: sectionsOf(ordered, homes),
    };
  });
}

function sectionsOf(rules: readonly Rule[], homes: ReadonlyMap<Rule, Group>): Section[] {
  const sections: { group: Group; rules: Rule[] }[] = [];
  for (const rule of rules) {
    const group = homes.get(rule);
    if (group === undefined) continue;
    const last = sections.at(-1);
    if (last?.group === group) last.rules.push(rule);
    else sections.push({ group, rules: [rule] });
  }
  return sections;
}

/** Keeps the order, and says which rules would lose a parent by it. */
function asDeclared(
  rules: readonly Rule[],
  homes: ReadonlyMap<Rule, Group>,
  placed: ReadonlySet<Rule>,
  findings: Findings,
): readonly Rule[] {
  const before = new Set(placed);
  for (const rule of rules) {
    const missing = ownRefsOf(rule).find((needed) => !before.has(needed));
    if (missing !== undefined) complainAboutParent(missing, rule, homes, findings);
    before.add(rule);
  }
  return rules;
}

function parentsFirst(
  rules: readonly Rule[],
  homes: ReadonlyMap<Rule, Group>,
  placed: ReadonlySet<Rule>,
  findings: Findings,
): Rule[] {
  const ordered = new Set<Rule>();
  const open = new Set<Rule>();
  const inFile = new Set(rules);
  const visit = (rule: Rule, above: Rule | undefined): void => {
    if (ordered.has(rule) || placed.has(rule)) return;
    if (!inFile.has(rule)) {
      complainAboutParent(rule, above ?? rule, homes, findings);
      return;
    }
    if (open.has(rule)) {
      findings.about(rule)({
        code: 'RULE_CYCLE',
        message: `Rule ${rule.id} stands below itself${above ? `, through rule ${above.id}` : ''}.`,
        hint: 'Give one of them another parent or another group.',
      });
      return;
    }
    open.add(rule);
    for (const needed of neededBy(rule, homes)) visit(needed, rule);
    open.delete(rule);
    ordered.add(rule);
  };
  for (const rule of rules) visit(rule, undefined);
  return [...ordered];
}

function complainAboutParent(parent: Rule, child: Rule, homes: ReadonlyMap<Rule, Group>, findings: Findings): void {
  const topic = homes.get(parent)?.topic;
  findings.about(child)(
    topic === undefined
      ? {
          code: 'PARENT_MISSING',
          message: `Rule ${child.id} needs rule ${parent.id}, which stands in no group of the plugin.`,
          hint: `Add rule ${parent.id} to a group, and the group to the plugin's rules.`,
        }
      : {
          code: 'PARENT_LOADS_LATER',
          message: `Rule ${child.id} needs rule ${parent.id} of topic "${topic}", whose file Wazuh loads later: it would drop the child.`,
          hint: 'Put both into one topic, or name the topics in that order of the alphabet.',
        },
  );
}

/** Rules that must be in the tree before this one: its parents, what it counts, and members of groups it looks for. */
function neededBy(rule: Rule, homes: ReadonlyMap<Rule, Group>): Rule[] {
  const counted = rule.correlate?.ifMatched;
  const parentGroup = rule.parent !== undefined && 'kind' in rule.parent ? rule.parent : undefined;
  const countedGroup = counted !== undefined && 'kind' in counted ? counted : undefined;
  const wantedGroups = [parentGroup, countedGroup].flatMap((ref) =>
    ref?.kind === 'rules-of-group' ? [ref.group] : [],
  );
  if (wantedGroups.length === 0) return ownRefsOf(rule);
  const members = [...homes].flatMap(([other, group]) =>
    other !== rule && groupsOf(other, group).some((name) => wantedGroups.includes(name)) ? [other] : [],
  );
  return [...ownRefsOf(rule), ...members];
}

/** Rules of the plugin that a rule names: its parents, and what it counts. */
function ownRefsOf(rule: Rule): Rule[] {
  const counted = rule.correlate?.ifMatched;
  const refs = [...parentsOf(rule), ...(counted !== undefined && 'id' in counted ? [counted] : [])];
  return refs.flatMap((ref) => (ref.kind === 'rule' ? [ref] : []));
}

/** Roots of a name before the first child of it, else as they were declared: the order within a name is a meaning. */
export function layOutDecoders({ decoders = [], order }: Plugin): readonly Decoder[] {
  if (order === 'as-declared') return decoders;
  const ordered = new Set<Decoder>();
  for (const decoder of decoders) {
    if (decoder.parent !== undefined) {
      for (const root of decoders) {
        if (root.parent === undefined && root.name === decoder.parent) ordered.add(root);
      }
    }
    ordered.add(decoder);
  }
  return [...ordered];
}
