import { type Starts, startsOf } from '../analysis/starts.ts';
import { type Search, toMatch } from '../search.ts';
import type { Pattern } from '../tree.ts';
import { toRegExpSource } from './to-regexp-source.ts';

/**
 * A search by JavaScript's own RegExp.
 * @param pattern passed `isTranslatable`
 */
export function regExpSearch(pattern: Pattern): Search {
  const regExp = new RegExp(anchoredSource(pattern));
  return {
    test: (subject) => regExp.test(subject),
    exec: (subject) => {
      const match = regExp.exec(subject);
      return match ? toMatch(match.index + match[0].length, match.slice(1)) : undefined;
    },
  };
}

const ANCHORS: Readonly<Record<Starts, string>> = { text: '^', lines: '(?:^|(?<=\\n))', anywhere: '' };

function anchoredSource(pattern: Pattern): string {
  const source = toRegExpSource(pattern.root);
  const anchor = ANCHORS[startsOf(pattern)];
  return anchor === '' ? source : `${anchor}(?:${source})`;
}
