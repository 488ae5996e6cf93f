import type { Micros } from '../instant.ts';

/** What of a page says where to go on. */
export interface PageEnd {
  readonly next: string | null | undefined;
  /** Of its objects, in their order. */
  readonly times: readonly (Micros | undefined)[];
}

/** What to ask for next. */
export interface Position {
  readonly from: Micros;
  readonly cursor: string | null;
  /** The console's list cannot be walked by time: its filter or its order is not what was asked for. */
  readonly byCursorOnly: boolean;
  /** Where to go on when the console turns out not to filter by time. */
  readonly fallback?: { readonly from: Micros; readonly cursor: string };
}

export type NextStep =
  | { readonly kind: 'end' }
  | { readonly kind: 'go'; readonly position: Position }
  /** More rows share one moment than fit a page: ask again with a larger one, or by cursor. */
  | { readonly kind: 'tie'; readonly position: Position };

/**
 * Where the walk goes after a page.
 *
 * A cursor may be a mere row number: a row that changes while the list is walked moves to its end, all behind it move
 * up, and the one at the page's edge is never seen. So the next page begins at the last row's time instead, and the
 * cursor is used where that cannot work: among rows of one moment, and with a list that is not in order of time.
 */
export function nextStep(page: PageEnd, position: Position): NextStep {
  const cursor = cursorOf(page.next);
  if (cursor === null) return { kind: 'end' };
  const onward: Position = { from: position.from, cursor, byCursorOnly: true };
  if (position.byCursorOnly) return { kind: 'go', position: onward };
  const last = lastOfOrdered(page.times, position.from);
  if (last === undefined) {
    const { fallback } = position;
    return { kind: 'go', position: fallback ? { ...fallback, byCursorOnly: true } : onward };
  }
  if (last === position.from) {
    return { kind: 'tie', position: { from: position.from, cursor, byCursorOnly: false } };
  }
  return {
    kind: 'go',
    position: { from: last, cursor: null, byCursorOnly: false, fallback: { from: position.from, cursor } },
  };
}

/** The last row's time, when all rows have one, none is before the window, and they are in order. */
function lastOfOrdered(times: PageEnd['times'], from: Micros): Micros | undefined {
  let last = from;
  for (const time of times) {
    if (time === undefined || time < last) return undefined;
    last = time;
  }
  return times.length === 0 ? undefined : last;
}

export function isSameStep(one: NextStep, other: NextStep): boolean {
  if (one.kind === 'end' || other.kind === 'end') return one.kind === other.kind;
  const { from, cursor, byCursorOnly } = one.position;
  const { position } = other;
  return (
    one.kind === other.kind &&
    from === position.from &&
    cursor === position.cursor &&
    byCursorOnly === position.byCursorOnly
  );
}

/** Consoles end a list with null, with nothing, and with these texts. */
function cursorOf(next: string | null | undefined): string | null {
  return next === undefined || next === null || next === '' || next === 'null' ? null : next;
}
