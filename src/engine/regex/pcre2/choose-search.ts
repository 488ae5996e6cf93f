import { utf8ToBytes } from '../../bytes.ts';
import { waysIn, waysOfSearch, worstWays } from './analysis/cost.ts';
import { containsLiteral, type Literal, requiredLiterals } from './analysis/literal.ts';
import { countedSearch } from './matcher/counted-search.ts';
import type { Search } from './search.ts';
import { regExpSearch } from './translate/regexp-search.ts';
import { isTranslatable } from './translate/translatable.ts';
import type { Pattern } from './tree.ts';

/**
 * How many ways of matching JavaScript's RegExp may be left to try, which nothing can stop once it has begun.
 * From one start PCRE2 gives up at half of it, so that a search let through here never meets that limit.
 */
const MAX_UNCOUNTED_WAYS = 20_000_000;
/** Longer than any event. */
const MAX_LENGTH = 1 << 20;

/**
 * Chooses how to search: by RegExp where it means the same and cannot run away on the subject,
 * else by our own counted backtracking.
 */
export function chooseSearch(pattern: Pattern): Search {
  const literals = requiredLiterals(pattern.root).map((literal) => asBytes(literal, pattern));
  const counted = filtered(countedSearch(pattern), literals);
  if (!isTranslatable(pattern)) return counted;
  const ways = waysOfSearch(pattern);
  if (worstWays(ways, 0) > MAX_UNCOUNTED_WAYS) return counted;
  const longest = literals.slice(0, 1).filter(({ text }) => text.length > 1);
  const regExp = filtered(regExpSearch(pattern), longest);
  if (typeof ways === 'number') return regExp;
  const safeLength = longestWithin((length) => worstWays(ways, length) <= MAX_UNCOUNTED_WAYS);
  const choose = (subject: string): Search => {
    const isSafe = subject.length <= safeLength || waysIn(ways, subject) <= MAX_UNCOUNTED_WAYS;
    return isSafe ? regExp : counted;
  };
  return { test: (subject) => choose(subject).test(subject), exec: (subject) => choose(subject).exec(subject) };
}

/** Looks for the literals first: most subjects hold none of them. */
function filtered(search: Search, literals: readonly Literal[]): Search {
  if (literals.length === 0) return search;
  const canMatch = (subject: string): boolean => literals.every((literal) => containsLiteral(literal, subject));
  return {
    test: (subject) => canMatch(subject) && search.test(subject),
    exec: (subject) => (canMatch(subject) ? search.exec(subject) : undefined),
  };
}

/** Subjects are bytes, also where the pattern's characters are code points. */
function asBytes(literal: Literal, pattern: Pattern): Literal {
  return pattern.isUtf ? { ...literal, text: utf8ToBytes(literal.text) } : literal;
}

function longestWithin(holds: (length: number) => boolean): number {
  let low = 0;
  let high = MAX_LENGTH;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
