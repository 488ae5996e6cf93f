import { waysOfSearch, worstWays } from '../analysis/cost.ts';
import type { Pattern } from '../tree.ts';
import { isTranslatable } from './translatable.ts';

/** Longer than any event of the real engine. */
const LONG_SUBJECT = 65_536;

/**
 * The longest beginning of a pattern for which RegExp has no more than so many ways to try on any subject. A match of the pattern
 * begins with a match of it. Ex: `\s\d+:\s\S+\s\d+.\d+.\d+` -> `\s\d+:\s\S+\s\d+`
 * @returns undefined when there is none, or it would hold for almost every subject: less than two parts
 */
export function leadingPart(pattern: Pattern, maxWays: number): Pattern | undefined {
  const { root } = pattern;
  if (root.kind !== 'sequence') return undefined;
  for (let length = root.parts.length - 1; length > 1; length--) {
    const part: Pattern = { ...pattern, root: { kind: 'sequence', parts: root.parts.slice(0, length) } };
    if (isTranslatable(part) && worstWays(waysOfSearch(part), LONG_SUBJECT) <= maxWays) return part;
  }
  return undefined;
}
