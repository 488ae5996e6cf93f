import { lowerAscii } from '../../bytes.ts';
import { lowerName } from '../../lower-name.ts';

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
  const [only] = parts;
  if (only !== undefined && pieces.length === 1) return (subject) => lowerName(subject).includes(only);
  return (subject) => {
    const lower = lowerName(subject);
    for (const part of parts) if (lower.includes(part)) return true;
    for (const beginning of beginnings) if (lower.startsWith(beginning)) return true;
    return false;
  };
}
