import type { PatternType } from '../../define/index.ts';

/** Capture groups of a pattern, over all its alternatives in PCRE2, of the largest alternative in OS_Regex. */
export function countGroups(type: PatternType, source: string): number {
  if (type === 'osmatch') return 0;
  if (type === 'osregex') return Math.max(...source.split('|').map((piece) => count(piece, /\\.|(\()/gs)));
  return count(
    source,
    /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*\]|\(\?(?!P?<[A-Za-z_]|')|\(\*|(\()/gs,
  );
}

function count(source: string, tokens: RegExp): number {
  return [...source.matchAll(tokens)].filter((match) => match[1] !== undefined).length;
}
