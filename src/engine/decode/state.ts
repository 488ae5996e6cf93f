import { Accumulator } from './accumulate.ts';

/** What decoding remembers from event to event in one session. */
export interface DecodeState {
  /**
   * The capture buffer that all decoders share: an OS_Regex run empties it, a PCRE2 run without participating groups leaves it as it
   * was, filling an `<order>` empties it. So a regex can deliver what a prematch captured.
   * @source decoding.md 3.4
   */
  captures: readonly string[];
  readonly accumulator: Accumulator;
}

export function newDecodeState(): DecodeState {
  return { captures: [], accumulator: new Accumulator() };
}
