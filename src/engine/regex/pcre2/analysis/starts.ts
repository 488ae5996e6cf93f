import { complement, MAX_BYTE, MAX_CODE_POINT, onlyChar } from '../char-set.ts';
import { type Node, type Pattern, someNode } from '../tree.ts';

/** Where a match can begin: at the start of the text, at the start of a line, or anywhere. */
export type Starts = 'text' | 'lines' | 'anywhere';

/**
 * Says where a search has to try. A pattern that begins with `.*` or `.+` is tried at line starts only: whatever
 * matches later in a line also matches from its start. PCRE2 does the same; JavaScript would try everywhere.
 */
export function startsOf({ root, rejectsEmpty }: Pattern): Starts {
  if (everyBeginning(root, (first) => first.kind === 'place' && first.place === 'start')) return 'text';
  if (rejectsEmpty !== 'never' || someNode(root, dependsOnCaptures)) return 'anywhere';
  if (everyBeginning(root, (first) => isEndless(first) && isAny(first.body))) return 'text';
  return everyBeginning(root, (first) => isEndless(first) && (isAny(first.body) || isDot(first.body)))
    ? 'lines'
    : 'anywhere';
}

/** What a group holds, and so what follows, may hang on where the match began. */
function dependsOnCaptures({ kind }: Node): boolean {
  return kind === 'backreference' || kind === 'call' || kind === 'conditional' || kind === 'accept';
}

function everyBeginning(node: Node, test: (node: Node) => boolean): boolean {
  switch (node.kind) {
    case 'sequence': {
      const [first] = node.parts;
      return first !== undefined && everyBeginning(first, test);
    }
    case 'alternation':
      return node.options.every((option) => everyBeginning(option, test));
    case 'capture':
      return everyBeginning(node.body, test);
    default:
      return test(node);
  }
}

function isEndless(node: Node): node is Extract<Node, { kind: 'repeat' }> {
  return node.kind === 'repeat' && node.max === Number.POSITIVE_INFINITY && node.mode !== 'possessive';
}

function isDot(node: Node): boolean {
  if (node.kind !== 'set') return false;
  const max = node.set.at(-1) === MAX_BYTE ? MAX_BYTE : MAX_CODE_POINT;
  return onlyChar(complement(node.set, max)) === 0x0a;
}

function isAny(node: Node): boolean {
  return node.kind === 'set' && node.set.length === 2 && node.set[0] === 0 && (node.set[1] ?? 0) >= MAX_BYTE;
}
