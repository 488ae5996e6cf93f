import { bytesToUtf8 } from './bytes.ts';
import { type FailedTest, failedTest, type Occurrence, type Surroundings, type WalkObserver } from './rules/index.ts';
import type { Condition, Rule, RuleNode, Ruleset } from './ruleset/index.ts';
import { type Answer, Session, type SessionInput, type SessionOptions } from './session.ts';

/** What became of one rule at one of its places in the tree. */
export type Fate =
  | { readonly kind: 'won' }
  /** All its tests held, but it says noalert: the walk went on. */
  | { readonly kind: 'matched' }
  /** All its tests held, and `winner` below it took the event. */
  | { readonly kind: 'passed on'; readonly winner: Rule }
  | { readonly kind: 'failed'; readonly test: FailedTest }
  /** The root's category is not the decoder's: nothing below it is tried. */
  | { readonly kind: 'other category'; readonly category: string; readonly decoded: string }
  /** `winner` took the event before the walk came here. */
  | { readonly kind: 'too late'; readonly winner: Rule }
  /** The event did not get as far as the rules. */
  | { readonly kind: 'not processed' };

/** One way from a root to the rule. */
export interface TracedPath {
  /** The root first, the rule last, up to the one that stopped the walk. */
  readonly steps: readonly { readonly rule: Rule; readonly fate: Fate }[];
}

/** Why a rule did or did not fire for one event. */
export interface Explanation {
  readonly answer: Answer;
  /** One for each place of the rule in the tree; empty when the ruleset does not have it. */
  readonly paths: readonly TracedPath[];
}

/** Records what the walk says. */
class Trace implements WalkObserver {
  readonly matched = new Set<RuleNode>();
  readonly failed = new Map<RuleNode, FailedTest>();
  decodedCategory: string | undefined;

  starts({ event }: Occurrence): void {
    this.decodedCategory = event.category;
  }

  fails(node: RuleNode, condition: Condition | undefined, current: Occurrence, around: Surroundings): void {
    this.failed.set(node, failedTest(node.rule, condition, current, around));
  }

  matches(node: RuleNode): void {
    this.matched.add(node);
  }
}

/**
 * Runs events through a session and says of each what became of a rule.
 * @param ruleId of the rule to explain, whether it fires or not
 */
export function explainRule(
  ruleset: Ruleset,
  ruleId: number,
  events: readonly SessionInput[],
  options: SessionOptions = {},
): readonly Explanation[] {
  const session = new Session(ruleset, options);
  const ways = waysTo(ruleId, ruleset.roots, []);
  return events.map((event) => {
    const trace = new Trace();
    const answer = session.process({ ...event, rulesDebug: false, observer: trace });
    return { answer, paths: ways.map((way) => follow(way, trace, answer.rule)) };
  });
}

function waysTo(
  ruleId: number,
  nodes: readonly RuleNode[],
  above: readonly RuleNode[],
): readonly (readonly RuleNode[])[] {
  return nodes.flatMap((node) => {
    const way = [...above, node];
    return [...(node.rule.id === ruleId ? [way] : []), ...waysTo(ruleId, node.children, way)];
  });
}

/** Goes down to the first rule whose tests did not all hold; what lies below it was not tried. */
function follow(way: readonly RuleNode[], trace: Trace, winner: Rule | undefined): TracedPath {
  const steps: { rule: Rule; fate: Fate }[] = [];
  for (const node of way) {
    const fate = fateOf(node, trace, winner);
    steps.push({ rule: node.rule, fate });
    if (!trace.matched.has(node)) break;
  }
  return { steps };
}

function fateOf(node: RuleNode, trace: Trace, winner: Rule | undefined): Fate {
  const { rule } = node;
  const test = trace.failed.get(node);
  if (test) return { kind: 'failed', test };
  if (trace.matched.has(node)) {
    if (winner === rule) return { kind: 'won' };
    return winner && holdsRule(node, winner) ? { kind: 'passed on', winner } : { kind: 'matched' };
  }
  const decoded = trace.decodedCategory;
  if (decoded === undefined) return { kind: 'not processed' };
  if (decoded !== rule.category) return { kind: 'other category', category: rule.category, decoded };
  return winner ? { kind: 'too late', winner } : { kind: 'not processed' };
}

function holdsRule(node: RuleNode, rule: Rule): boolean {
  return node.children.some((child) => child.rule === rule || holdsRule(child, rule));
}

/** The fate as one sentence of ordinary text, without the rule's name. */
export function describeFate(fate: Fate): string {
  switch (fate.kind) {
    case 'won':
      return 'fired';
    case 'matched':
      return 'matched, but noalert keeps it from being the result';
    case 'passed on':
      return `matched, and rule ${fate.winner.id} below it took the event`;
    case 'failed':
      return describeFailure(fate.test);
    case 'other category':
      return `was not tried: its category is ${fate.category}, the event's decoder says ${fate.decoded}`;
    case 'too late':
      return `was not tried: rule ${fate.winner.id} took the event before`;
    case 'not processed':
      return 'was not tried: the event did not reach the rules';
  }
}

function describeFailure({ test, expected, actual }: FailedTest): string {
  const seen = actual === undefined ? 'the event has none' : `it is "${bytesToUtf8(actual)}"`;
  return `failed at ${bytesToUtf8(test)}: wants ${bytesToUtf8(expected)}, ${seen}`;
}
