import { osRegexClass } from '../../engine/regex/index.ts';
import { choice, END, eitherCase, NEVER, type ReadPattern, START, sequence, setOf, type Tree } from './tree.ts';

/**
 * Reads an OS_Regex. The matcher retries four places at most and lets tails go (decoding.md 1.5): it does what the pattern says where
 * there is nothing to retry, because every repeated class ends at the end, or at a byte that it does not hold.
 * @param source byte string that compiles
 * @returns undefined where even what is meant is unclear: parentheses side by side, of which the second is compared
 */
export function readOsRegex(source: string): ReadPattern | undefined {
  if (/(?<!\\)\(\)|(?<!\\)\)\(/.test(source)) return undefined;
  const alternatives = splitAlternatives(source).map(readAlternative);
  // a parenthesis behind a repeated class changes how it ends
  const mayRetry = /\\.[+*]/s.test(source) && /(?<!\\)\(/.test(source);
  const isExact = !mayRetry && alternatives.every((one) => one.isExact);
  return { tree: choice(alternatives.map(({ tree }) => tree)), bound: isExact ? 'exact' : 'meant' };
}

/** An escape with its quantifier, or a byte as it stands. */
const TOKEN = /\\(.)([+*])?|(.)/gs;

function splitAlternatives(source: string): readonly string[] {
  const pieces = [''];
  for (const [token] of source.matchAll(TOKEN)) {
    if (token === '|') pieces.push('');
    else pieces.push(`${pieces.pop()}${token}`);
  }
  return pieces;
}

interface Item {
  /** Undefined for a literal. */
  readonly escaped: string | undefined;
  readonly quantifier: string | undefined;
  readonly literal: string;
}

function readAlternative(text: string): { readonly tree: Tree; readonly isExact: boolean } {
  const atStart = text.startsWith('^');
  const atEnd = /(?:^|[^\\])(?:\\\\)*\$$/s.test(text);
  const items = Array.from(
    text.slice(Number(atStart), atEnd ? -1 : undefined).matchAll(TOKEN),
    ([, escaped, quantifier, literal = '']): Item => ({ escaped, quantifier, literal }),
  ).filter(({ escaped, literal }) => escaped !== undefined || (literal !== '(' && literal !== ')'));
  // quirk: a $ that may stand alone finds the empty text only
  const isOpen = atEnd && !atStart && items.every(({ quantifier }) => quantifier === '*');
  return {
    tree: sequence([...(atStart ? [START] : []), ...items.map(treeOf), ...(atEnd ? [END] : [])]),
    isExact: !isOpen && items.every((item, index) => leavesNoChoice(item, items[index + 1])),
  };
}

function leavesNoChoice({ escaped, quantifier }: Item, next: Item | undefined): boolean {
  if (quantifier === undefined || next === undefined) return true;
  return next.escaped === undefined && osRegexClass(escaped ?? '')?.(next.literal.charCodeAt(0)) === false;
}

function treeOf({ escaped, quantifier, literal }: Item): Tree {
  if (escaped === undefined) return readLiteral(literal);
  const set = classSet(escaped);
  if (quantifier === undefined) return set;
  return { kind: 'repeat', body: set, min: quantifier === '+' ? 1 : 0, max: Number.POSITIVE_INFINITY };
}

const classes = new Map<string, Tree>();

function classSet(escaped: string): Tree {
  const known = classes.get(escaped) ?? setOf((byte) => byte > 0 && osRegexClass(escaped)?.(byte) === true);
  classes.set(escaped, known);
  return known;
}

/** quirk: no byte beyond ASCII equals anything, not even itself (bugs-B35-literal). */
function readLiteral(literal: string): Tree {
  const code = literal.charCodeAt(0);
  return code > 0x7f ? NEVER : eitherCase(code);
}
