import { utf8ToBytes } from '../../bytes.ts';
import { waysIn, waysOfSearch, worstWays } from './analysis/cost.ts';
import { containsLiteral, type Literal, requiredLiterals } from './analysis/literal.ts';
import { countedSearch } from './matcher/counted-search.ts';
import type { Search } from './search.ts';
import { leadingPart } from './translate/leading-part.ts';
import { regExpSearch } from './translate/regexp-search.ts';
import { isTranslatable } from './translate/translatable.ts';
import type { Pattern } from './tree.ts';

/**
 * How many ways of matching JavaScript's RegExp may be left to try, which nothing can stop once it has begun.
 * From one start PCRE2 gives up at half of it, so that a search let through here never meets that limit.
 */
const MAX_UNCOUNTED_WAYS = 20_000_000;

/**
 * Chooses how to search: by RegExp where it means the same and cannot run away on the subject,
 * else by our own counted backtracking. Weighing that up waits for a subject that holds the pattern's longest literal.
 */
export function chooseSearch(pattern: Pattern): Search {
  const literals = requiredLiterals(pattern.root).map((literal) => asBytes(literal, pattern));
  const counted = filtered(
    lazily(() => afterLeadingPart(pattern, countedSearch(pattern))),
    literals,
  );
  if (!isTranslatable(pattern)) return counted;
  // RegExp itself is quick to miss a short literal, and the others once it has found the longest.
  const longest = literals.slice(0, 1).filter(({ text }) => text.length > 1);
  return filtered(
    lazily(() => weighed(pattern, counted)),
    longest,
  );
}

/** By RegExp, but for subjects on which it might run away. */
function weighed(pattern: Pattern, counted: Search): Search {
  const ways = waysOfSearch(pattern);
  if (worstWays(ways, 0) > MAX_UNCOUNTED_WAYS) return counted;
  const regExp = regExpSearch(pattern);
  if (typeof ways === 'number') return regExp;
  let safeLength = 0;
  const choose = (subject: string): Search => {
    if (subject.length <= safeLength) return regExp;
    if (worstWays(ways, subject.length) <= MAX_UNCOUNTED_WAYS) {
      safeLength = subject.length;
      return regExp;
    }
    return waysIn(ways, subject) <= MAX_UNCOUNTED_WAYS ? regExp : counted;
  };
  return { test: (subject) => choose(subject).test(subject), exec: (subject) => choose(subject).exec(subject) };
}

/** Counted backtracking is slow: RegExp looks first whether the subject holds what a match begins with. */
function afterLeadingPart(pattern: Pattern, counted: Search): Search {
  const leading = leadingPart(pattern, MAX_UNCOUNTED_WAYS);
  if (!leading) return counted;
  const { test: canMatch } = regExpSearch(leading);
  return {
    test: (subject) => canMatch(subject) && counted.test(subject),
    exec: (subject) => (canMatch(subject) ? counted.exec(subject) : undefined),
  };
}

function lazily(prepare: () => Search): Search {
  let prepared: Search | undefined;
  const search = (): Search => {
    prepared ??= prepare();
    return prepared;
  };
  return { test: (subject) => search().test(subject), exec: (subject) => search().exec(subject) };
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
