import type { ApiSource } from '../define/index.ts';
import type { Output } from './sink/output.ts';
import { Ledger, type Sink } from './state/ledger.ts';
import type { Pending, StreamState } from './state/state.ts';
import type { StateStore } from './state/store.ts';

/**
 * Makes up for what a run before left half, of whatever console and stream, configured or not: only one line of the
 * file can be torn, and it must be whole before anything else is appended.
 */
export async function recover(source: ApiSource, store: StateStore, output: Output): Promise<void> {
  const unfinished: { state: StreamState; pending: Pending; bytes: Uint8Array; isInPlace: boolean }[] = [];
  for (const state of store.loadAll(source.plugin)) {
    const { pending } = state;
    if (!pending) continue;
    const bytes = store.loadLines(state, pending);
    if (bytes) unfinished.push({ state, pending, bytes, isInPlace: false });
    else store.setAside(state, 'the lines that it speaks of are gone');
  }
  // what was written once is known to hold no secret
  const sink: Sink = { redact: (line) => line, append: (lines, intend) => output.append(lines, intend) };
  for (const one of unfinished) one.isInPlace = await output.completeInPlace(one.pending, one.bytes);
  for (const { state, pending, bytes, isInPlace } of unfinished) {
    const ledger = new Ledger(state, sink, store);
    if (!isInPlace) for (const entry of output.missing(pending, bytes)) ledger.add(entry);
    await ledger.settle();
  }
}
