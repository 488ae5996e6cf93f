import { lowerAscii } from '../../bytes.ts';

/**
 * Compiles the older word matcher, by which `if_group` finds its parents: a substring test, so `web` hits `webserver,`.
 * @param pattern pieces between `|`; `^` before a piece asks for the beginning; an empty last piece is always true
 * @source decoding.md 2.2b
 */
export function compileWordMatch(pattern: string): (subject: string) => boolean {
  if (pattern === '') return () => false;
  const pieces = lowerAscii(pattern).split('|');
  if (pieces.at(-1) === '') return () => true;
  const beginnings = pieces.filter((piece) => piece.startsWith('^')).map((piece) => piece.slice(1));
  const parts = pieces.filter((piece) => piece !== '' && !piece.startsWith('^'));
  return (subject) => {
    const lower = lowerAscii(subject);
    return parts.some((part) => lower.includes(part)) || beginnings.some((beginning) => lower.startsWith(beginning));
  };
}
