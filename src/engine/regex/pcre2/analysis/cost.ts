import { type CharSet, NO_CHAR, overlaps, union } from '../char-set.ts';
import type { Node, Pattern, RepeatNode } from '../tree.ts';
import { ANY_CHAR, beginningOf, followOf } from './follow.ts';
import { countLiteral, type Literal, leadingLiteral } from './literal.ts';
import { type Starts, startsOf } from './starts.ts';

/**
 * In how many ways a part of a pattern can be gone through from one position, at most: what backtracking may
 * have to try. A loop whose end is not told by the next character counts as the length of the subject, or as the
 * number of places where the literal that follows it stands.
 */
export type Ways =
  | number
  | { readonly kind: 'loop'; readonly followedBy: Literal | undefined }
  | { readonly kind: 'product' | 'sum'; readonly of: readonly Ways[] };

/** Bodies that are ambiguous in themselves may be repeated so often: they are counted as written out. */
const MAX_COPIES = 4;

const LINE_FEED: Literal = { text: '\n', isCaseless: false };

const STARTS: Readonly<Record<Starts, Ways | undefined>> = {
  text: 1,
  lines: { kind: 'loop', followedBy: LINE_FEED },
  anywhere: undefined,
};

/** As many as there are places of a literal near the beginning. */
function startsAt(root: Node): Ways {
  return { kind: 'loop', followedBy: leadingLiteral([root]) };
}

/** The ways of a whole search. `Infinity`: they may grow exponentially with the subject. */
export function waysOfSearch(pattern: Pattern): Ways {
  const { root } = pattern;
  return product([STARTS[startsOf(pattern)] ?? startsAt(root), waysOf(root, NO_CHAR, [])]);
}

/** Puts numbers in: subjects of that length, with every literal at every place. */
export function worstWays(ways: Ways, length: number): number {
  return evaluate(ways, () => length + 1);
}

/** Puts numbers in for one subject. */
export function waysIn(ways: Ways, subject: string): number {
  return evaluate(ways, (literal) => (literal ? countLiteral(literal, subject) : subject.length) + 1);
}

function evaluate(ways: Ways, loop: (followedBy: Literal | undefined) => number): number {
  if (typeof ways === 'number') return ways;
  if (ways.kind === 'loop') return loop(ways.followedBy);
  const isSum = ways.kind === 'sum';
  let value = isSum ? 0 : 1;
  for (const part of ways.of) value = isSum ? value + evaluate(part, loop) : value * evaluate(part, loop);
  return value;
}

/** @param follow what may come right after the node; @param rest the nodes after it, for their literal */
function waysOf(node: Node, follow: CharSet, rest: readonly Node[]): Ways {
  switch (node.kind) {
    case 'set':
    case 'place':
    case 'fail':
      return 1;
    case 'sequence':
      return product(
        node.parts.map((part, index) => {
          if (part.kind === 'set') return 1;
          const after = node.parts.slice(index + 1);
          return waysOf(part, followOf(after, follow), [...after, ...rest]);
        }),
      );
    case 'alternation': {
      const ways = node.options.map((option) => waysOf(option, follow, rest));
      const isClear = areDisjoint(node.options.map((option) => followOf([option], follow)));
      return isClear && ways.every((way) => way === 1) ? 1 : sum(ways);
    }
    case 'capture':
      return waysOf(node.body, follow, rest);
    case 'look':
      return waysOf(node.body, NO_CHAR, []);
    case 'repeat':
      return waysOfRepeat(node, follow, rest);
    default:
      return Number.POSITIVE_INFINITY;
  }
}

function waysOfRepeat(node: RepeatNode, follow: CharSet, rest: readonly Node[]): Ways {
  const { body, min, max } = node;
  const endsClearly = min === max || !overlaps(beginningOf(body), follow);
  if (min === 0 && max === 1) {
    const once = waysOf(body, follow, rest);
    return endsClearly && typeof once === 'number' ? once : sum([once, 1]);
  }
  if (isDeterministic(body, union(beginningOf(body), follow))) {
    if (endsClearly) return 1;
    return Number.isFinite(max) ? max - min + 1 : { kind: 'loop', followedBy: leadingLiteral(rest) };
  }
  if (max > MAX_COPIES) return Number.POSITIVE_INFINITY;
  return product(Array.from({ length: max }, () => sum([1, waysOf(body, ANY_CHAR, [])])));
}

/** Says whether the next character always tells how to go on, also where the node is left. */
function isDeterministic(node: Node, follow: CharSet): boolean {
  switch (node.kind) {
    case 'set':
    case 'place':
    case 'fail':
      return true;
    case 'sequence':
      return node.parts.every(
        (part, index) => part.kind === 'set' || isDeterministic(part, followOf(node.parts.slice(index + 1), follow)),
      );
    case 'alternation':
      return (
        areDisjoint(node.options.map((option) => followOf([option], follow))) &&
        node.options.every((option) => isDeterministic(option, follow))
      );
    case 'capture':
      return isDeterministic(node.body, follow);
    case 'repeat': {
      const beginning = beginningOf(node.body);
      const endsClearly = node.min === node.max || !overlaps(beginning, follow);
      return endsClearly && isDeterministic(node.body, union(beginning, follow));
    }
    default:
      return false;
  }
}

function areDisjoint(sets: readonly CharSet[]): boolean {
  return sets.every((set, index) => sets.slice(index + 1).every((other) => !overlaps(set, other)));
}

function product(of: readonly Ways[]): Ways {
  return folded('product', of, 1, (a, b) => a * b);
}

function sum(of: readonly Ways[]): Ways {
  return folded('sum', of, 0, (a, b) => a + b);
}

/** Numbers are put together at once: only what hangs on the subject is left to count. */
function folded(
  kind: 'product' | 'sum',
  of: readonly Ways[],
  neutral: number,
  join: (a: number, b: number) => number,
): Ways {
  const open = of.filter((part) => typeof part !== 'number');
  const known = of.reduce<number>((value, part) => (typeof part === 'number' ? join(value, part) : value), neutral);
  if (open.length === 0) return known;
  return { kind, of: known === neutral ? open : [known, ...open] };
}
