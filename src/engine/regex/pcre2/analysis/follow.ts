import { type CharSet, charRange, MAX_CODE_POINT, NO_CHAR, union } from '../char-set.ts';
import { NEWLINE } from '../char-types.ts';
import { type Node, type Place, someNode } from '../tree.ts';
import { firstOf } from './first.ts';

export const ANY_CHAR: CharSet = charRange(0, MAX_CODE_POINT);

/** What a node may begin with, where it does not match the empty text. */
export function beginningOf(node: Node): CharSet {
  const first = firstOf(node);
  return first.isUnknown ? ANY_CHAR : first.set;
}

/** What may stand next when these nodes follow and then `follow`. An assertion may look at anything. */
export function followOf(nodes: readonly Node[], follow: CharSet): CharSet {
  let set: CharSet = NO_CHAR;
  for (const node of nodes) {
    if (node.kind === 'place' && isEnd(node.place)) return union(set, NEWLINE);
    const first = firstOf(node);
    if (first.isUnknown || (first.isNullable && someNode(node, isAssertion))) return ANY_CHAR;
    set = union(set, first.set);
    if (!first.isNullable) return set;
  }
  return union(set, follow);
}

function isAssertion(node: Node): boolean {
  return node.kind === 'place' || node.kind === 'look';
}

function isEnd(place: Place): boolean {
  return place === 'end' || place === 'final-newline-end' || place === 'line-end';
}
