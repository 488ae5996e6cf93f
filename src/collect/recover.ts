import type { ApiSource } from '../define/index.ts';
import type { Output } from './sink/output.ts';
import type { StateStore } from './state/store.ts';

/**
 * Makes up for what a run before left half, of whatever console and stream, configured or not: only one line of the
 * file can be torn, and it must be whole before anything else is appended.
 */
export function recover(source: ApiSource, store: StateStore, output: Output): void {
  const unfinished = store.loadAll(source.plugin).filter(({ pending }) => pending !== undefined);
  const isElsewhere = unfinished.map(({ pending }) => pending !== undefined && !output.completeInPlace(pending));
  for (const [index, state] of unfinished.entries()) {
    if (isElsewhere[index] && state.pending) {
      output.completeElsewhere(state.pending, (pending) => {
        store.save({ ...state, pending });
      });
    }
    store.save({ ...state, pending: undefined });
  }
}
