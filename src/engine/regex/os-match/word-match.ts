import { lowerAscii } from '../../bytes.ts';

/**
 * Compiles the older word matcher, by which `if_group` finds its parents: a substring test, so `web` hits `webserver,`.
 * @param pattern pieces between `|`; `^` before a piece asks for the beginning; an empty last piece is always true
 * @returns a test of a subject that is in small letters already: hundreds of patterns look at the same thousands of texts
 * @source decoding.md 2.2b
 */
export function compileWordMatch(pattern: string): (lowerSubject: string) => boolean {
  if (pattern === '') return () => false;
  const pieces = lowerAscii(pattern).split('|');
  if (pieces.at(-1) === '') return () => true;
  const beginnings = pieces.filter((piece) => piece.startsWith('^')).map((piece) => piece.slice(1));
  const parts = pieces.filter((piece) => piece !== '' && !piece.startsWith('^'));
  const [only] = parts;
  if (only !== undefined && pieces.length === 1) return (subject) => subject.includes(only);
  return (subject) => {
    for (const part of parts) if (subject.includes(part)) return true;
    for (const beginning of beginnings) if (subject.startsWith(beginning)) return true;
    return false;
  };
}
