import { firstOf } from '../analysis/first.ts';
import { alwaysSet, groupsIn } from '../analysis/groups.ts';
import { childrenOf, type Node, type Pattern, type RepeatNode } from '../tree.ts';

/**
 * Says whether JavaScript's RegExp gives the same match and the same groups. Not so for:
 * what it does not have (atomic, recursion, conditionals, shared numbers, `(*UTF)` bytes), back-references (an unset group is
 * empty there), iterations that may be empty (thrown away there), and groups that only some iterations set
 * (cleared there).
 */
export function isTranslatable(pattern: Pattern): boolean {
  const isPlain = !pattern.isUtf && !pattern.hasBranchReset && pattern.rejectsEmpty === 'never';
  return isPlain && hasSameMeaning(pattern.root);
}

function hasSameMeaning(node: Node): boolean {
  switch (node.kind) {
    case 'atomic':
    case 'backreference':
    case 'call':
    case 'conditional':
    case 'accept':
      return false;
    case 'look':
      return node.isAtomic && groupsIn(node).size === 0 && hasSameMeaning(node.body);
    case 'repeat':
      return repeatsAlike(node) && hasSameMeaning(node.body);
    default:
      return childrenOf(node).every(hasSameMeaning);
  }
}

function repeatsAlike({ body, min, max, mode }: RepeatNode): boolean {
  if (mode === 'possessive' || max === 0) return false;
  if (body.kind === 'set' || (min === 0 && max === 1)) return true;
  const set = alwaysSet(body);
  return !firstOf(body).isNullable && [...groupsIn(body)].every((group) => set.has(group));
}
