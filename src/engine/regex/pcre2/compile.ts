import type { Expression, ExpressionMatch } from '../expression.ts';
import { chooseSearch } from './choose-search.ts';
import type { Found, Search } from './matcher/search.ts';
import { parsePcre2 } from './syntax/parse.ts';

/**
 * Compiles a pattern of PCRE2 10.42 as Wazuh uses it: bytes, no options, Wazuh's view of the result.
 * @param source byte string
 * @throws PatternError where PCRE2 refuses it; OssifyError UNSUPPORTED_PCRE2 where only we do
 * @source decoding.md, section 3
 */
export function compilePcre2(source: string): Expression {
  const pattern = parsePcre2(source);
  let search: Search | undefined;
  const run: Search = (subject) => {
    search ??= chooseSearch(pattern);
    return search(subject);
  };
  return {
    type: 'pcre2',
    source,
    test: (subject) => run(subject) !== undefined,
    exec: (subject) => {
      const found = run(subject);
      return found && toMatch(found, subject);
    },
  };
}

/** Groups up to the last one that took part; one in between that did not is an empty text. */
function toMatch({ end, spans }: Found, subject: string): ExpressionMatch {
  const captures: string[] = [];
  let used = 0;
  for (let at = 0; at < spans.length; at += 2) {
    const from = spans[at] ?? -1;
    captures.push(from < 0 ? '' : subject.slice(from, spans[at + 1]));
    if (from >= 0) used = captures.length;
  }
  return { end: end - 1, captures: used === 0 ? undefined : captures.slice(0, used) };
}
