import { type CharSet, NO_CHAR, union } from '../char-set.ts';
import type { Node } from '../tree.ts';

/** What a match of a node may begin with. */
export interface First {
  readonly set: CharSet;
  /** The node may match without consuming, or fail on things that a set cannot tell. */
  readonly isNullable: boolean;
  /** The set is not known: anything may come. */
  readonly isUnknown: boolean;
}

const NOTHING: First = { set: NO_CHAR, isNullable: true, isUnknown: false };
const UNKNOWN: First = { set: NO_CHAR, isNullable: true, isUnknown: true };

/** The characters that a match of the node can begin with. Assertions count as empty: they only narrow it. */
export function firstOf(node: Node): First {
  switch (node.kind) {
    case 'set':
      return { set: node.set, isNullable: false, isUnknown: false };
    case 'sequence':
      return node.parts.reduce((sofar, part) => (sofar.isNullable ? followedBy(sofar, firstOf(part)) : sofar), NOTHING);
    case 'alternation':
      return node.options.map(firstOf).reduce(either);
    case 'capture':
    case 'atomic':
      return firstOf(node.body);
    case 'repeat': {
      if (node.max === 0) return NOTHING;
      const body = firstOf(node.body);
      return node.min === 0 ? { ...body, isNullable: true } : body;
    }
    case 'place':
    case 'look':
      return NOTHING;
    case 'fail':
      return { set: NO_CHAR, isNullable: false, isUnknown: false };
    case 'conditional':
      return either(firstOf(node.yes), node.no ? firstOf(node.no) : NOTHING);
    case 'backreference':
    case 'call':
    case 'accept':
      return UNKNOWN;
  }
}

function followedBy(before: First, after: First): First {
  return {
    set: union(before.set, after.set),
    isNullable: after.isNullable,
    isUnknown: before.isUnknown || after.isUnknown,
  };
}

function either(a: First, b: First): First {
  return {
    set: union(a.set, b.set),
    isNullable: a.isNullable || b.isNullable,
    isUnknown: a.isUnknown || b.isUnknown,
  };
}
