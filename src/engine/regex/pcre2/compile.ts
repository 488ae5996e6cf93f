import type { Expression } from '../expression.ts';
import { mayBeginWith } from './analysis/may-begin-with.ts';
import { chooseSearch } from './choose-search.ts';
import type { Search } from './search.ts';
import { parsePcre2 } from './syntax/parse.ts';

/**
 * Compiles a pattern of PCRE2 10.42 as Wazuh uses it: bytes, no options, Wazuh's view of the result.
 * What a search needs is made when the pattern is first used: of a ruleset's patterns most never are.
 * @param source byte string
 * @throws PatternError where PCRE2 refuses it; OssifyError UNSUPPORTED_PCRE2 where only we do
 * @source decoding.md, section 3
 */
export function compilePcre2(source: string): Expression {
  const pattern = parsePcre2(source);
  let chosen: Search | undefined;
  const search = (): Search => {
    chosen ??= chooseSearch(pattern);
    return chosen;
  };
  return {
    type: 'pcre2',
    source,
    test: (subject) => search().test(subject),
    exec: (subject) => search().exec(subject),
    mayBeginWith: (byte) => mayBeginWith(pattern, byte),
  };
}
