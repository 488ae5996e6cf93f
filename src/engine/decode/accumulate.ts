import type { Event, StaticField } from '../event.ts';

const KEPT = ['dstuser', 'srcuser', 'dstip', 'srcip', 'dstport', 'srcport', 'data'] as const satisfies StaticField[];
const MAX_KEY = 255;
const MAX_VALUE = 80;
const MAX_AGE_SECONDS = 120;
const LOOKUPS_BETWEEN_CLEANUPS = 200;

interface Entry {
  seconds: number;
  readonly values: Map<StaticField, string>;
}

/**
 * Fields that several events of one id bring together, for decoders with `<accumulate>`.
 * @source decoding.md 5.9
 */
export class Accumulator {
  readonly #entries = new Map<string, Entry>();
  #lookups = 0;

  /** Fills what the event lacks from what the id's earlier events said, and keeps what it says itself. */
  visit(event: Event, nowSeconds: number): void {
    const { decoder, statics } = event;
    if (decoder === undefined || !decoder.accumulate || statics.id === undefined) return;
    this.#cleanUp(nowSeconds);
    const key = `${event.hostname} ${decoder.name} ${statics.id}`.slice(0, MAX_KEY);
    const known = this.#entries.get(key);
    const entry = known && isYoung(known, nowSeconds) ? known : { seconds: nowSeconds, values: new Map() };
    for (const field of KEPT) {
      const own = statics[field];
      const kept = entry.values.get(field);
      if (kept !== undefined && (own === undefined || own === '')) statics[field] = kept;
      if (kept === undefined && own !== undefined && own.length >= 1 && own.length <= MAX_VALUE)
        entry.values.set(field, own);
    }
    entry.seconds = nowSeconds;
    this.#entries.set(key, entry);
  }

  #cleanUp(nowSeconds: number): void {
    if (++this.#lookups % LOOKUPS_BETWEEN_CLEANUPS !== 0) return;
    for (const [key, entry] of this.#entries) if (!isYoung(entry, nowSeconds)) this.#entries.delete(key);
  }
}

function isYoung(entry: Entry, nowSeconds: number): boolean {
  return nowSeconds - entry.seconds <= MAX_AGE_SECONDS;
}
