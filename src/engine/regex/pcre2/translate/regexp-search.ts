import type { Search } from '../matcher/search.ts';
import type { Pattern } from '../tree.ts';
import { toRegExpSource } from './to-regexp-source.ts';

/**
 * Prepares a search by JavaScript's own RegExp.
 * @param pattern passed `isTranslatable`
 */
export function regExpSearcher(pattern: Pattern): Search {
  const regExp = new RegExp(toRegExpSource(pattern.root), 'd');
  return (subject) => {
    const match = regExp.exec(subject);
    if (!match?.indices) return undefined;
    const spans = match.indices.slice(1).flatMap((span) => span ?? [-1, -1]);
    return { end: match.index + match[0].length, spans };
  };
}
