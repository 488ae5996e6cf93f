import { type Starts, startsOf } from '../analysis/starts.ts';
import type { Search } from '../matcher/search.ts';
import type { Pattern } from '../tree.ts';
import { toRegExpSource } from './to-regexp-source.ts';

/**
 * Prepares a search by JavaScript's own RegExp.
 * @param pattern passed `isTranslatable`
 */
export function regExpSearcher(pattern: Pattern): Search {
  const regExp = new RegExp(anchoredSource(pattern), 'd');
  return (subject) => {
    const match = regExp.exec(subject);
    if (!match?.indices) return undefined;
    const spans = match.indices.slice(1).flatMap((span) => span ?? [-1, -1]);
    return { end: match.index + match[0].length, spans };
  };
}

const ANCHORS: Readonly<Record<Starts, string>> = { text: '^', lines: '(?:^|(?<=\\n))', anywhere: '' };

function anchoredSource(pattern: Pattern): string {
  const source = toRegExpSource(pattern.root);
  const anchor = ANCHORS[startsOf(pattern)];
  return anchor === '' ? source : `${anchor}(?:${source})`;
}
