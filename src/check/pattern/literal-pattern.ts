import type { PatternElement } from './pattern-elements.ts';

/** One alternative of a pattern that holds nothing but text and anchors. */
export interface Literal {
  readonly text: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly knowsCase: boolean;
}

type Dialect = PatternElement['dialect'];

/**
 * Reads a pattern as a list of texts, of which one has to be there. Undefined when it holds more than text, anchors and
 * alternatives: nothing is then known of what it matches.
 */
export function literalsOf(source: string, dialect: Dialect): readonly Literal[] | undefined {
  if (dialect === 'string') return [{ text: source, atStart: true, atEnd: true, knowsCase: true }];
  if (dialect === 'osmatch') return source.startsWith('!') ? undefined : source.split('|').map(osMatchLiteral);
  const group = dialect === 'pcre2' ? /^\^\((?:\?:)?([^()]*)\)\$$/.exec(source)?.[1] : undefined;
  const pieces = splitAlternatives(group ?? source).map((piece) =>
    plainText(group === undefined ? piece : `^${piece}$`, dialect),
  );
  return pieces.every((piece) => piece !== undefined) ? pieces : undefined;
}

function osMatchLiteral(piece: string): Literal {
  const atStart = piece.startsWith('^');
  const atEnd = piece.endsWith('$') && piece.length > (atStart ? 1 : 0);
  return { text: piece.slice(Number(atStart), atEnd ? -1 : undefined).toLowerCase(), atStart, atEnd, knowsCase: false };
}

function splitAlternatives(source: string): readonly string[] {
  return source.split(/(?<!\\)\|/);
}

/** What is more than text: classes, groups, repetitions. OS_Regex takes most signs as they stand. */
const MORE_THAN_TEXT = {
  osregex: /\\[a-zA-Z.]|[()+*]|\^(?!^)|\$(?!$)/,
  pcre2: /\\[a-zA-Z0-9]|[.()[\]{}?+*^$]/,
} as const;

function plainText(piece: string, dialect: 'osregex' | 'pcre2'): Literal | undefined {
  const atStart = piece.startsWith('^');
  const atEnd = /(?<!\\)\$$/.test(piece);
  const body = piece.slice(Number(atStart), atEnd ? -1 : undefined);
  const withoutEscapes = body.replace(/\\[^a-zA-Z0-9.]/g, '').replace(dialect === 'pcre2' ? /\\\./g : /(?!)/, '');
  if (MORE_THAN_TEXT[dialect].test(withoutEscapes)) return undefined;
  const knowsCase = dialect === 'pcre2';
  const text = body.replace(/\\(.)/g, '$1');
  return { text: knowsCase ? text : text.toLowerCase(), atStart, atEnd, knowsCase };
}
