import type { Expression, ExpressionMatch } from '../expression.ts';
import { firstBytes } from './analysis/first-bytes.ts';
import { type CharSet, has } from './char-set.ts';
import { chooseSearch } from './choose-search.ts';
import type { Search } from './search.ts';
import { parsePcre2 } from './syntax/parse.ts';
import type { Pattern } from './tree.ts';

/**
 * Compiles a pattern of PCRE2 10.42 as Wazuh uses it: bytes, no options, Wazuh's view of the result.
 * What a search needs is made when the pattern is first used: of a ruleset's patterns most never are.
 * @param source byte string
 * @throws PatternError where PCRE2 refuses it; OssifyError UNSUPPORTED_PCRE2 where only we do
 * @source decoding.md, section 3
 */
export function compilePcre2(source: string): Expression {
  return new Pcre2(source, parsePcre2(source));
}

class Pcre2 implements Expression {
  readonly type = 'pcre2';
  readonly source: string;
  readonly #pattern: Pattern;
  #chosen: Search | undefined;
  #firstBytes: CharSet | undefined;

  constructor(source: string, pattern: Pattern) {
    this.source = source;
    this.#pattern = pattern;
  }

  test(subject: string): boolean {
    return this.#search().test(subject);
  }

  exec(subject: string): ExpressionMatch | undefined {
    return this.#search().exec(subject);
  }

  mayBeginWith(byte: number): boolean {
    this.#firstBytes ??= firstBytes(this.#pattern);
    return has(this.#firstBytes, byte);
  }

  #search(): Search {
    this.#chosen ??= chooseSearch(this.#pattern);
    return this.#chosen;
  }
}
