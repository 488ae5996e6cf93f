import { PatternError } from '../../pattern-error.ts';
import { childrenOf, groupsOf, type LookNode, type Node, type Pattern } from '../tree.ts';
import { findGroup } from './groups.ts';

/** PCRE2's own limit on the length of a lookbehind. */
const MAX_LOOKBEHIND = 65535;

/**
 * Checks that each alternative of each lookbehind has a fixed length, as PCRE2 10.42 demands.
 * @throws PatternError where one has none
 */
export function checkLookbehinds(pattern: Pattern): void {
  const visit = (node: Node): void => {
    if (node.kind === 'look' && node.direction === 'behind') lookbehindWidths(node, pattern);
    childrenOf(node).forEach(visit);
  };
  visit(pattern.root);
}

/** The length of each alternative of a lookbehind; they may differ at the top level only. */
export function lookbehindWidths(look: LookNode, pattern: Pattern): readonly number[] {
  const options = look.body.kind === 'alternation' ? look.body.options : [look.body];
  return options.map((option) => {
    const width = fixedWidth(option, pattern, []);
    if (width === undefined) throw new PatternError('lookbehind assertion is not fixed length');
    if (width > MAX_LOOKBEHIND) throw new PatternError('lookbehind assertion is too long');
    return width;
  });
}

/** The one length of everything a node matches, or undefined. `calls` are the groups being measured: no recursion. */
function fixedWidth(node: Node, pattern: Pattern, calls: readonly number[]): number | undefined {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'place':
    case 'look':
    case 'fail':
    case 'accept':
      return 0;
    case 'sequence':
      return partsBeforeEnd(node.parts).reduce<number | undefined>(
        (sum, part) => add(sum, fixedWidth(part, pattern, calls)),
        0,
      );
    case 'alternation':
      return same(node.options.map((option) => fixedWidth(option, pattern, calls)));
    case 'capture':
    case 'atomic':
      return fixedWidth(node.body, pattern, calls);
    case 'repeat': {
      if (node.body.kind === 'look' && node.body.direction === 'ahead') return 0;
      if (node.min !== node.max) return undefined;
      const width = fixedWidth(node.body, pattern, calls);
      return width === undefined ? undefined : width * node.min;
    }
    case 'conditional':
      // PCRE2 takes a condition without an alternative for as long as what it guards.
      return same([node.yes, node.no ?? node.yes].map((branch) => fixedWidth(branch, pattern, calls)));
    case 'backreference':
      return pattern.hasBranchReset ? undefined : referencedWidth(node.group, pattern, calls);
    case 'call':
      return referencedWidth(node.group, pattern, calls);
  }
}

/** What follows `(*FAIL)` or `(*ACCEPT)` is never reached, and PCRE2 does not measure it. */
function partsBeforeEnd(parts: readonly Node[]): readonly Node[] {
  const end = parts.findIndex((part) => part.kind === 'fail' || part.kind === 'accept');
  return end < 0 ? parts : parts.slice(0, end);
}

function referencedWidth(reference: number | string, pattern: Pattern, calls: readonly number[]): number | undefined {
  const groups = groupsOf(pattern, reference);
  const [group] = groups;
  if (group === undefined || groups.length > 1 || group === 0 || calls.includes(group)) return undefined;
  const body = findGroup(pattern.root, group)?.body;
  return body && fixedWidth(body, pattern, [...calls, group]);
}

function add(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

function same(widths: readonly (number | undefined)[]): number | undefined {
  return widths.every((width) => width === widths[0]) ? widths[0] : undefined;
}
