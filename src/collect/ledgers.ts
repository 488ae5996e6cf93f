import type { ApiSource } from '../define/index.ts';
import { StorageFault } from './fault.ts';
import { report } from './health.ts';
import type { Micros } from './instant.ts';
import type { Output } from './sink/output.ts';
import { writtenKeys } from './sink/written-keys.ts';
import { type Keeper, Ledger, type Sink } from './state/ledger.ts';
import { Seen } from './state/seen.ts';
import type { StreamState } from './state/state.ts';
import type { StateStore } from './state/store.ts';

/** `ossify.stream` of what the collector says about itself. */
export const HEALTH = 'health';

export interface LedgerOptions {
  readonly source: ApiSource;
  readonly output: Output;
  readonly sink: Sink;
  readonly store: StateStore;
  readonly keeper: Keeper;
  /** Where a stream without a state begins. */
  readonly start: Micros;
  readonly nowMs: number;
  readonly isDry: boolean;
}

/** Loads the states of all streams of a console, health included, and makes those that are not there. */
export function loadLedgers(
  options: LedgerOptions,
  consoleName: string,
  streams: readonly string[],
): ReadonlyMap<string, Ledger> {
  const ledgers = new Map<string, Ledger>();
  for (const stream of [...streams, HEALTH]) {
    const identity = { plugin: options.source.plugin, console: consoleName, stream };
    const read = options.store.load(identity);
    if (read?.kind === 'newer') {
      throw new StorageFault(
        `${options.store.pathOf(consoleName, stream)} was written by a later version of the collector.`,
        'Install that version again, or move the file away to begin from startFrom.',
      );
    }
    if (read?.kind === 'unusable' && !options.isDry) options.store.setAside(identity, read.why);
    const state = read?.kind === 'state' ? read.state : freshState(options, identity);
    const ledger = new Ledger(state, options.sink, options.keeper);
    if (read?.kind !== 'state') ledger.touch();
    ledgers.set(stream, ledger);
  }
  const health = ledgers.get(HEALTH);
  for (const message of options.store.takeNotes(consoleName)) {
    if (!health) continue;
    const advice =
      'It is read again from startFrom; what stands in the output files is not repeated. Look at the disk.';
    report(health, { about: 'state', state: 'warning', class: 'disk', message, advice }, options.nowMs);
  }
  return ledgers;
}

/** A stream without a state: what stands in the output files has its line already. */
function freshState(options: LedgerOptions, identity: Pick<StreamState, 'plugin' | 'console' | 'stream'>): StreamState {
  const { start, nowMs, output } = options;
  const keys = new Map<string, Micros>();
  for (const suffix of writtenKeys(output, identity)) keys.set(suffix, nowMs * 1000);
  return { ...identity, bound: start, keysFrom: start, keys, seen: new Seen() };
}
