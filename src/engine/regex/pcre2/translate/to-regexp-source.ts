import { assertNever } from '../../../../diagnostics/index.ts';
import { type CharSet, complement, MAX_BYTE, onlyChar, rangesOf } from '../char-set.ts';
import type { Node, Place, RepeatNode } from '../tree.ts';

const PLACES: Readonly<Record<Place, string>> = {
  start: '^',
  'line-start': '(?:^|(?<=\\n)(?!$))',
  end: '$',
  'final-newline-end': '(?=\\n?$)',
  'line-end': '(?=\\n|$)',
  'word-boundary': '\\b',
  'not-word-boundary': '\\B',
};

/**
 * Writes a tree as the source of a JavaScript RegExp without flags, for byte strings.
 * Ex: `(?i)a.$` -> `[Aa][^\n](?=\n?$)`
 * @param node passed `isTranslatable`
 */
export function toRegExpSource(node: Node): string {
  switch (node.kind) {
    case 'set':
      return setSource(node.set);
    case 'sequence':
      return node.parts.map(partSource).join('');
    case 'alternation':
      return node.options.map(toRegExpSource).join('|');
    case 'capture':
      return `(${toRegExpSource(node.body)})`;
    case 'place':
      return PLACES[node.place];
    case 'look':
      return `(?${node.direction === 'behind' ? '<' : ''}${node.isNegative ? '!' : '='}${toRegExpSource(node.body)})`;
    case 'repeat':
      return repeatSource(node);
    case 'fail':
      return '(?!)';
    case 'atomic':
    case 'backreference':
    case 'call':
    case 'conditional':
    case 'accept':
      throw new Error(`not translatable: ${node.kind}`);
    default:
      return assertNever(node);
  }
}

function partSource(node: Node): string {
  return node.kind === 'alternation' ? `(?:${toRegExpSource(node)})` : toRegExpSource(node);
}

/** JavaScript would throw an empty iteration away; an alternative it keeps. */
function repeatSource(node: RepeatNode): string {
  const body = toRegExpSource(node.body);
  const isLazy = node.mode === 'lazy';
  const isSimple = node.body.kind === 'set' || node.body.kind === 'capture';
  const operand = isSimple ? body : `(?:${body})`;
  if (!isSimple && node.min === 0 && node.max === 1) return isLazy ? `(?:|${body})` : `(?:${body}|)`;
  if (node.body.kind === 'capture' && node.min === 0 && node.max === 1) {
    return isLazy ? `(?:|${body})` : `(?:${body}|)`;
  }
  return `${operand}${quantifier(node)}${isLazy ? '?' : ''}`;
}

function quantifier({ min, max }: RepeatNode): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function setSource(set: CharSet): string {
  const char = onlyChar(set);
  if (char !== undefined) return charSource(char);
  const rest = complement(set, MAX_BYTE);
  if (rest.length === 0) return '[^]';
  return rest.length < set.length ? `[^${membersSource(rest)}]` : `[${membersSource(set)}]`;
}

function membersSource(set: CharSet): string {
  return rangesOf(set)
    .map(([from, to]) => {
      if (from === to) return charSource(from);
      return to === from + 1 ? charSource(from) + charSource(to) : `${charSource(from)}-${charSource(to)}`;
    })
    .join('');
}

function charSource(char: number): string {
  const text = String.fromCharCode(char);
  return /[0-9A-Za-z _]/.test(text) ? text : `\\x${char.toString(16).padStart(2, '0')}`;
}
