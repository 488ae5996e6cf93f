import { lowerAscii } from '../../bytes.ts';

/**
 * The older word matcher, by which `if_group` finds its parents: a substring test, so `web` hits `webserver,`.
 * @param pattern pieces between `|`; `^` before a piece asks for the beginning; an empty last piece is always true
 * @source decoding.md 2.2b
 */
export function wordMatch(pattern: string, subject: string): boolean {
  if (pattern === '') return false;
  const lower = lowerAscii(subject);
  const pieces = lowerAscii(pattern).split('|');
  return pieces.some((piece, index) => {
    if (piece === '') return index === pieces.length - 1;
    return piece.startsWith('^') ? lower.startsWith(piece.slice(1)) : lower.includes(piece);
  });
}
