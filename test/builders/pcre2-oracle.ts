import { createRequire } from 'node:module';

/** What PCRE2 says of a pattern and a subject: `'error'` when it does not compile, `'limit'` at its match limit. */
export type OracleAnswer = 'error' | 'limit' | 'no match' | readonly number[];

interface OracleMatch {
  readonly length: number;
  readonly [group: number]: { readonly start: number; readonly end: number };
}

interface OraclePattern {
  match(subject: string): OracleMatch | null;
  destroy(): void;
}

interface OracleModule {
  readonly default: { init(): Promise<void>; new (pattern: string): OraclePattern };
}

/**
 * Loads the real PCRE2 (10.34, 16-bit, with UTF: it agrees with 8-bit 10.42 on what both can express).
 * Its loader never ends where there is a global `fetch`, so that is hidden meanwhile.
 */
export async function loadOracle(): Promise<(pattern: string, subject: string) => OracleAnswer> {
  const { fetch } = globalThis;
  Reflect.deleteProperty(globalThis, 'fetch');
  const { default: Pcre }: OracleModule = createRequire(import.meta.url)('@stephen-riley/pcre2-wasm');
  await Pcre.init();
  Reflect.set(globalThis, 'fetch', fetch);
  return (pattern, subject) => {
    let compiled: OraclePattern;
    try {
      compiled = new Pcre(pattern);
    } catch {
      return 'error';
    }
    try {
      const match = compiled.match(subject);
      return match === null ? 'no match' : spansOf(match);
    } catch {
      return 'limit';
    } finally {
      compiled.destroy();
    }
  };
}

/** Start and end of the whole match and of each group up to the last that took part; -1 where one did not. */
function spansOf(match: OracleMatch): readonly number[] {
  const spans: number[] = [];
  let used = 0;
  for (let group = 0; group < match.length; group++) {
    const { start, end } = match[group] ?? { start: -1, end: -1 };
    spans.push(start, end);
    if (start >= 0) used = spans.length;
  }
  return spans.slice(0, used);
}
