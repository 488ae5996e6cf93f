import { utf8ToBytes } from '../../bytes.ts';
import { waysIn, waysOfSearch, worstWays } from './analysis/cost.ts';
import { containsLiteral, type Literal, requiredLiterals } from './analysis/literal.ts';
import { type Search, searcher } from './matcher/search.ts';
import { regExpSearcher } from './translate/regexp-search.ts';
import { isTranslatable } from './translate/translatable.ts';
import type { Pattern } from './tree.ts';

/**
 * How many ways of matching JavaScript's RegExp may be left to try, which nothing can stop once it has begun.
 * From one start PCRE2 gives up at half of it, so that a search let through here never meets that limit.
 */
const MAX_UNCOUNTED_WAYS = 20_000_000;

/**
 * Chooses how to search: by RegExp where it means the same and cannot run away on the subject,
 * else by our own counted backtracking. Weighing that up waits for a subject that holds the pattern's literals.
 */
export function chooseSearch(pattern: Pattern): Search {
  const literals = requiredLiterals(pattern.root).map((literal) => asBytes(literal, pattern));
  const counted = filtered(
    lazily(() => searcher(pattern)),
    literals,
  );
  if (!isTranslatable(pattern)) return counted;
  // RegExp itself is quick to miss a short literal, and the others once it has found the longest.
  return filtered(
    lazily(() => weighed(pattern, counted)),
    literals.slice(0, 1).filter(({ text }) => text.length > 1),
  );
}

/** By RegExp, but for subjects on which it might run away. */
function weighed(pattern: Pattern, counted: Search): Search {
  const ways = waysOfSearch(pattern);
  if (worstWays(ways, 0) > MAX_UNCOUNTED_WAYS) return counted;
  const regExp = regExpSearcher(pattern);
  let safeLength = 0;
  return (subject) => {
    if (subject.length <= safeLength) return regExp(subject);
    if (worstWays(ways, subject.length) <= MAX_UNCOUNTED_WAYS) {
      safeLength = subject.length;
      return regExp(subject);
    }
    const isSafe = waysIn(ways, subject) <= MAX_UNCOUNTED_WAYS;
    return isSafe ? regExp(subject) : counted(subject);
  };
}

function lazily(prepare: () => Search): Search {
  let prepared: Search | undefined;
  return (subject) => {
    prepared ??= prepare();
    return prepared(subject);
  };
}

/** Looks for the literals first: most subjects hold none of them. */
function filtered(search: Search, literals: readonly Literal[]): Search {
  const [first] = literals;
  if (first === undefined) return search;
  if (literals.length === 1) return (subject) => (containsLiteral(first, subject) ? search(subject) : undefined);
  return (subject) => (literals.every((literal) => containsLiteral(literal, subject)) ? search(subject) : undefined);
}

/** Subjects are bytes, also where the pattern's characters are code points. */
function asBytes(literal: Literal, pattern: Pattern): Literal {
  return pattern.isUtf ? { ...literal, text: utf8ToBytes(literal.text) } : literal;
}
