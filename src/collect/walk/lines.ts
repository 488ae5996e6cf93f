import type { JsonObject, Stream } from '../../define/index.ts';
import { keySuffix, type Line, lineOf } from '../../line/index.ts';
import type { Rows } from '../api/rows.ts';
import type { Clock } from '../edges.ts';
import type { Micros } from '../instant.ts';
import type { Ledger } from '../state/ledger.ts';
import type { Progress } from '../state/state.ts';
import { readRow } from './read-page.ts';

/** Rows that take a millisecond or two. */
const ROWS_A_TURN = 25;

export interface LineMaker {
  readonly plugin: string;
  readonly console: string;
  readonly stream: Stream;
  readonly secrets: ReadonlySet<string>;
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'turn'>;
  /** Keys that have their line already, beside those of the window. */
  readonly isWritten?: (suffix: string) => boolean;
  /** Told of an object that its declaration could not make a line of. */
  readonly complain: (error: unknown) => void;
}

export interface Taken {
  /** How many objects had no line yet. */
  readonly fresh: number;
  /** The time of each object. */
  readonly times: readonly (Micros | undefined)[];
}

/**
 * Puts a line for each object that has none yet into the ledger. In between, what network and disk brought is taken:
 * else they would wait for this page, and the next page for them.
 */
export async function addLines(
  maker: LineMaker,
  progress: Progress,
  window: { readonly from: Micros; readonly to: Micros },
  rows: Rows,
): Promise<Taken> {
  let fresh = 0;
  const times: (Micros | undefined)[] = [];
  for (let index = 0; index < rows.count; index += 1) {
    if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await maker.clock.turn();
    const row = readRow(maker.stream, rows, index);
    if (row === undefined) continue;
    const { object, time } = row;
    times.push(time);
    const isInside = time !== undefined && time >= window.from && time < window.to;
    const suffix = keySuffix(maker.stream, object);
    if (progress.keys.has(suffix)) {
      // a row that the window should not hold comes again with each window: its key must not age
      if (!isInside) progress.keys.set(suffix, window.to);
      continue;
    }
    progress.keys.set(suffix, isInside ? time : window.to);
    if (maker.isWritten?.(suffix)) continue;
    fresh += 1;
    addLine(maker, object);
  }
  return { fresh, times };
}

function addLine(maker: LineMaker, object: JsonObject): void {
  const { stream, ledger } = maker;
  const { seen } = ledger.state;
  const id = stream.id(object);
  const { line, key, followed } = safeLine(maker, object, id === undefined ? undefined : seen.get(id));
  if (id !== undefined && Object.keys(followed).length > 0) seen.set(id, followed);
  ledger.touch();
  if (line !== undefined) ledger.add({ key, line });
}

/** A row that its declaration cannot read must not stop the page: it still has a line, with its key alone. */
function safeLine(maker: LineMaker, object: JsonObject, previous: Line['followed'] | undefined): Line {
  const { plugin, console, secrets, stream } = maker;
  try {
    return lineOf(stream, object, { plugin, console, secrets, previous });
  } catch (error) {
    maker.complain(error);
    return lineOf({ ...stream, follow: () => ({}), shape: () => ({}) }, object, { plugin, console, secrets });
  }
}
