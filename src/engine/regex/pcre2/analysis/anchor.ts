import { complement, MAX_BYTE, MAX_CODE_POINT, onlyChar } from '../char-set.ts';
import type { Node } from '../tree.ts';

/** Says whether a match can only begin at the start of the text. */
export function isAnchored(node: Node): boolean {
  return everyBeginning(node, (first) => first.kind === 'place' && first.place === 'start');
}

/**
 * Says whether a match may be looked for at line starts only, because the pattern begins with `.*` or `.+`:
 * whatever matches later in a line also matches from its start, and earlier.
 */
export function beginsWithDotRepeat(node: Node): boolean {
  return everyBeginning(node, (first) => isEndless(first) && isDot(first.body));
}

/** The same for a set that holds every character, newline included. */
export function beginsWithAnyRepeat(node: Node): boolean {
  return everyBeginning(node, (first) => isEndless(first) && isAny(first.body));
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
    case 'atomic':
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
