import { lowerAscii } from '../../../bytes.ts';
import { lowered } from '../../lowered.ts';
import { onlyChar, onlyLetter } from '../char-set.ts';
import { type Node, someNode } from '../tree.ts';

/** A text that stands in every match; in lower case when the pattern takes either case of one of its letters. */
export interface Literal {
  readonly text: string;
  readonly isCaseless: boolean;
}

/** One character of a literal; one that is not known; or a place where any number may stand. */
type Piece = CharPiece | 'one' | 'gap';

interface CharPiece {
  readonly char: number;
  readonly isCaseless: boolean;
}

/** The texts that stand in every match of the node, the longest first. */
export function requiredLiterals(node: Node): readonly Literal[] {
  if (someNode(node, ({ kind }) => kind === 'accept')) return [];
  return literalsOf(piecesOf(node));
}

/** A text that stands in every match of these nodes, one after the other, at a fixed distance from their start. */
export function leadingLiteral(nodes: readonly Node[]): Literal | undefined {
  const pieces = nodes.flatMap(piecesOf);
  const end = pieces.indexOf('gap');
  return literalsOf(end < 0 ? pieces : pieces.slice(0, end))[0];
}

function literalsOf(pieces: readonly Piece[]): readonly Literal[] {
  const runs: CharPiece[][] = [[]];
  for (const piece of pieces) {
    if (typeof piece === 'string') runs.push([]);
    else runs.at(-1)?.push(piece);
  }
  const literals = runs.filter((run) => run.length > 0).map(literalOf);
  return literals.sort((a, b) => b.text.length - a.text.length);
}

/** Says how often a literal stands in a subject; overlaps count once. */
export function countLiteral(literal: Literal, subject: string): number {
  const { text } = literal;
  const haystack = literal.isCaseless ? lowered(subject) : subject;
  let count = 0;
  for (let at = haystack.indexOf(text); at >= 0; at = haystack.indexOf(text, at + text.length)) count++;
  return count;
}

export function containsLiteral({ text, isCaseless }: Literal, subject: string): boolean {
  return (isCaseless ? lowered(subject) : subject).includes(text);
}

function piecesOf(node: Node): readonly Piece[] {
  switch (node.kind) {
    case 'set': {
      const char = onlyChar(node.set);
      if (char !== undefined) return [{ char, isCaseless: false }];
      const letter = onlyLetter(node.set);
      return letter === undefined ? ['one'] : [{ char: letter, isCaseless: true }];
    }
    case 'sequence':
      return node.parts.flatMap(piecesOf);
    case 'capture':
    case 'atomic':
      return piecesOf(node.body);
    case 'place':
      return [];
    case 'look':
      return [];
    case 'repeat':
      return node.min > 0 ? [...piecesOf(node.body), 'gap'] : ['gap'];
    default:
      return ['gap'];
  }
}

function literalOf(chars: readonly CharPiece[]): Literal {
  const isCaseless = chars.some((piece) => piece.isCaseless);
  const text = String.fromCodePoint(...chars.map(({ char }) => char));
  return { text: isCaseless ? lowerAscii(text) : text, isCaseless };
}
