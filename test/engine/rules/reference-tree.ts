// A second, plain transcription of how rules find their places (rules.md 2.2 to 2.5), by walking the tree as the specification tells it.
// Together with reference-walk.ts it is what the property test holds the engine against.

/** What the property test's rules can say. */
export interface RuleWords {
  readonly id: number;
  readonly level: number;
  readonly isAccurate: boolean;
  readonly noAlert: boolean;
  readonly ignore: number;
  readonly group: string;
  /** A word that the log must contain; with `!` before it, must not. */
  readonly match: string | undefined;
  /** A field and the value that it must have. */
  readonly field: readonly [name: string, value: string] | undefined;
  readonly ifSid: string | undefined;
  readonly ifGroup: string | undefined;
  readonly ifLevel: number | undefined;
  readonly matchedSid: number | undefined;
  readonly matchedGroup: string | undefined;
  readonly frequency: number | undefined;
  readonly timeframe: number | undefined;
  readonly sameField: string | undefined;
  readonly differentField: string | undefined;
  readonly sameSrcip: boolean;
  readonly differentSrcip: boolean;
  readonly overwrite: boolean;
}

/** A rule in the tree. `kind` and `target` are those of the first definition: an overwrite keeps them. */
export interface PlacedRule {
  words: RuleWords | undefined;
  readonly id: number;
  group: string;
  weight: number;
  readonly kind: 'sid' | 'group' | undefined;
  target: PlacedRule | undefined;
  isTarget: boolean;
  readonly feeds: PlacedRule[];
}

export interface PlacedNode {
  readonly rule: PlacedRule;
  readonly children: PlacedNode[];
}

type Roots = readonly PlacedNode[];

const FILE_GROUP = 't,';

/** The minimal base's roots, which have no conditions. */
const ROOTS = ['syslog', 'firewall', 'ids', 'web-log', 'squid', 'windows', 'ossec'];

/** @returns the root of category syslog, which the rules belong to; with if_level and if_group they hang below the others, too */
export function placeRules(rules: readonly RuleWords[]): PlacedNode {
  const roots = ROOTS.map(
    (name, index): PlacedNode => ({ rule: { ...blank(index + 1), weight: 9900, group: `${name},` }, children: [] }),
  );
  for (const words of rules) load(words, roots);
  const [syslog] = roots;
  if (syslog === undefined) throw new Error('no root');
  return syslog;
}

function blank(id: number): PlacedRule {
  return { words: undefined, id, group: '', weight: 0, kind: undefined, target: undefined, isTarget: false, feeds: [] };
}

export function levelOf({ words }: PlacedRule): number {
  if (words === undefined) return 0;
  return words.level === 0 && !words.isAccurate ? 99 : words.level;
}

function load(words: RuleWords, roots: Roots): void {
  const known = allNodes(roots).find(({ rule }) => rule.id === words.id)?.rule;
  if (known && !words.overwrite) return;
  const rank = words.level === 0 ? 99 : words.level;
  const weight = words.isAccurate ? rank * 100 : rank;
  const group = FILE_GROUP + words.group;
  if (known) {
    Object.assign(known, { words, weight, group });
    return;
  }
  const kind = words.matchedSid !== undefined ? 'sid' : words.matchedGroup !== undefined ? 'group' : undefined;
  const rule: PlacedRule = { ...blank(words.id), words, weight, group, kind };
  if (place(rule, words, roots)) mark(rule, words, roots);
}

function place(rule: PlacedRule, words: RuleWords, roots: Roots): boolean {
  const hasParent = words.ifSid !== undefined || words.ifGroup !== undefined;
  const ifSid = hasParent || words.matchedSid === undefined ? words.ifSid : String(words.matchedSid);
  const ifGroup = hasParent ? words.ifGroup : words.matchedGroup;
  const ifLevel = words.ifLevel;
  if (ifSid !== undefined) return placeBySid(rule, ifSid, words, roots);
  const others = allNodes(roots).filter((node) => node.rule.id !== rule.id);
  if (ifLevel !== undefined)
    return insertBelow(
      rule,
      others.filter((node) => node.rule.weight >= ifLevel * 100),
    );
  if (ifGroup !== undefined)
    return insertBelow(
      rule,
      others.filter((node) => wordMatch(ifGroup, node.rule.group)),
    );
  return insertBelow(rule, roots.slice(0, 1));
}

function placeBySid(rule: PlacedRule, text: string, words: RuleWords, roots: Roots): boolean {
  const ids = (text.match(/\d+/g) ?? []).map(Number);
  const isKnown = (id: number): boolean => allNodes(roots).some((node) => node.rule.id === id);
  if (words.matchedSid !== undefined && !ids.every(isKnown)) return false;
  return ids.map((id) => attach(rule, id, roots)).includes(true);
}

/** Of one list the rest behind a hit is not visited; lists below earlier siblings are. */
function attach(rule: PlacedRule, id: number, nodes: readonly PlacedNode[]): boolean {
  let isFound = false;
  for (const node of nodes) {
    if (node.rule.id === id) return insertBelow(rule, [node]);
    if (attach(rule, id, node.children)) isFound = true;
  }
  return isFound;
}

function insertBelow(rule: PlacedRule, parents: readonly PlacedNode[]): boolean {
  for (const { children } of parents) {
    const at = children.findIndex((child) => child.rule.weight < rule.weight);
    children.splice(at < 0 ? children.length : at, 0, { rule, children: [] });
  }
  return parents.length > 0;
}

function mark(rule: PlacedRule, words: RuleWords, roots: Roots): void {
  const nodes = allNodes(roots);
  if (rule.kind === 'sid') {
    rule.target = nodes.find((node) => node.rule.id === words.matchedSid)?.rule;
    if (rule.target) rule.target.isTarget = true;
  }
  const group = words.matchedGroup ?? '';
  if (rule.kind === 'group')
    for (const node of nodes) if (wordMatch(group, node.rule.group)) node.rule.feeds.push(rule);
}

function allNodes(nodes: Roots): readonly PlacedNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** Substrings between `|`, `^` before one asks for the beginning; the test's texts are small letters. */
function wordMatch(pattern: string, text: string): boolean {
  return pattern
    .split('|')
    .some((piece) => (piece.startsWith('^') ? text.startsWith(piece.slice(1)) : text.includes(piece)));
}
