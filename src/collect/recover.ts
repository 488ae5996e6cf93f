import type { ApiSource } from '../define/index.ts';
import type { Output } from './sink/output.ts';
import { Ledger } from './state/ledger.ts';
import type { Pending, StreamState } from './state/state.ts';
import type { StateStore } from './state/store.ts';

/**
 * Makes up for what a run before left half, of whatever console and stream, configured or not: only one line of the
 * file can be torn, and it must be whole before anything else is appended.
 */
export function recover(source: ApiSource, store: StateStore, output: Output): void {
  const unfinished: { state: StreamState; pending: Pending; bytes: Uint8Array; isInPlace: boolean }[] = [];
  for (const state of store.loadAll(source.plugin)) {
    const { pending } = state;
    if (!pending) continue;
    const bytes = store.loadLines(state, pending);
    if (bytes) unfinished.push({ state, pending, bytes, isInPlace: false });
    else store.setAside(state, 'the lines that it speaks of are gone');
  }
  for (const one of unfinished) one.isInPlace = output.completeInPlace(one.pending, one.bytes);
  for (const { state, pending, bytes, isInPlace } of unfinished) {
    const ledger = new Ledger(state, output, store);
    if (!isInPlace) output.completeElsewhere(pending, bytes, (intent, missing) => ledger.intend(intent, missing));
    ledger.settle();
  }
}
