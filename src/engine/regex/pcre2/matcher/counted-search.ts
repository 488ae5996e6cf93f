import { type Search, toMatch } from '../search.ts';
import type { Pattern } from '../tree.ts';
import { type Found, type SpanSearch, searcher } from './search.ts';

/** A search by our own backtracking; its program is written when it is first needed. */
export function countedSearch(pattern: Pattern): Search {
  let prepared: SpanSearch | undefined;
  const find: SpanSearch = (subject) => {
    prepared ??= searcher(pattern);
    return prepared(subject);
  };
  return {
    test: (subject) => find(subject) !== undefined,
    exec: (subject) => {
      const found = find(subject);
      return found && toMatch(found.end, groupsOf(found, subject));
    },
  };
}

function groupsOf({ spans }: Found, subject: string): (string | undefined)[] {
  const groups: (string | undefined)[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    const from = spans[at] ?? -1;
    groups.push(from < 0 ? undefined : subject.slice(from, spans[at + 1]));
  }
  return groups;
}
