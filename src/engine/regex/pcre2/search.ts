import type { ExpressionMatch } from '../expression.ts';

/** A way to find a pattern's first match; PCRE2's match limit counts as no match. */
export interface Search {
  test(subject: string): boolean;
  exec(subject: string): ExpressionMatch | undefined;
}

/**
 * What Wazuh makes of a match: the groups up to the last one that took part, an empty text for one in between that did not.
 * @param end one past the last byte
 * @source decoding.md 3.2 to 3.4
 */
export function toMatch(end: number, groups: readonly (string | undefined)[]): ExpressionMatch {
  const last = groups.findLastIndex((group) => group !== undefined);
  return { end: end - 1, captures: last < 0 ? undefined : groups.slice(0, last + 1).map((group) => group ?? '') };
}
