import { utf8ToBytes } from '../../bytes.ts';
import { mayHold, pairsOf } from '../byte-pairs.ts';
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
  const counted = filtered(literals, () => afterLeadingPart(pattern));
  if (!isTranslatable(pattern)) return counted;
  // RegExp itself is quick to miss a short literal, and the others once it has found the longest.
  const longest = literals.slice(0, 1).filter(({ text }) => text.length > 1);
  return filtered(longest, () => weighed(pattern, counted));
}

/** By RegExp, but for subjects on which it might run away. */
function weighed(pattern: Pattern, counted: Search): Search {
  const ways = waysOfSearch(pattern);
  if (worstWays(ways, 0) > MAX_UNCOUNTED_WAYS) return counted;
  const regExp = regExpSearch(pattern);
  if (typeof ways === 'number') return regExp;
  let [longestSafe, shortestUnsafe] = [0, Number.POSITIVE_INFINITY];
  const isSafe = (length: number): boolean => {
    if (length <= longestSafe) return true;
    if (length >= shortestUnsafe) return false;
    const isFew = worstWays(ways, length) <= MAX_UNCOUNTED_WAYS;
    if (isFew) longestSafe = length;
    else shortestUnsafe = length;
    return isFew;
  };
  const choose = (subject: string): Search =>
    isSafe(subject.length) || waysIn(ways, subject) <= MAX_UNCOUNTED_WAYS ? regExp : counted;
  return { test: (subject) => choose(subject).test(subject), exec: (subject) => choose(subject).exec(subject) };
}

/** Counted backtracking is slow: RegExp looks first whether the subject holds what a match begins with. */
function afterLeadingPart(pattern: Pattern): Search {
  const counted = countedSearch(pattern);
  const leading = leadingPart(pattern, MAX_UNCOUNTED_WAYS);
  return leading ? onlyIf(regExpSearch(leading).test, () => counted) : counted;
}

/** Looks for the literals first: most subjects hold none of them. */
function filtered(literals: readonly Literal[], prepare: () => Search): Search {
  if (literals.length === 0) return onlyIf(() => true, prepare);
  const pairs = pairsOf(literals.map(({ text }) => text));
  const holdsAll = (subject: string): boolean => {
    for (const literal of literals) if (!containsLiteral(literal, subject)) return false;
    return true;
  };
  return onlyIf((subject) => mayHold(subject, pairs) && holdsAll(subject), prepare);
}

/** A search that is prepared for the first subject that may match. */
function onlyIf(canMatch: (subject: string) => boolean, prepare: () => Search): Search {
  let prepared: Search | undefined;
  const search = (): Search => {
    prepared ??= prepare();
    return prepared;
  };
  return {
    test: (subject) => canMatch(subject) && search().test(subject),
    exec: (subject) => (canMatch(subject) ? search().exec(subject) : undefined),
  };
}

/** Subjects are bytes, also where the pattern's characters are code points. */
function asBytes(literal: Literal, pattern: Pattern): Literal {
  return pattern.isUtf ? { ...literal, text: utf8ToBytes(literal.text) } : literal;
}
