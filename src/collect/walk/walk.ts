import type { ApiSource, Page } from '../../define/index.ts';
import type { Answer, Client } from '../api/client.ts';
import type { Budget } from '../budget.ts';
import type { Clock } from '../edges.ts';
import { CollectFault } from '../fault.ts';
import { MICROS_A_MS, type Micros, microsText } from '../instant.ts';
import type { Progress } from '../state/state.ts';
import { addLines, type LineMaker, type Taken } from './lines.ts';
import { isSameStep, type NextStep, nextStep, type Position } from './position.ts';
import { readPage, readRow } from './read-page.ts';

export interface WalkContext extends LineMaker {
  readonly source: ApiSource;
  readonly client: Client;
  readonly budget: Budget;
  readonly scope: Readonly<Record<string, readonly string[]>>;
  readonly overlapMicros: Micros;
  readonly clock: Clock;
}

export interface WalkEnd {
  /** False when there was no time for all pages. */
  readonly isDrained: boolean;
  /** The console's clock at the first page. */
  readonly serverMicros: Micros | undefined;
}

/** Without a good page between; a smaller page is remembered, so that the next run goes on halving. */
const MAX_HALVINGS = 4;
/** Pages that must go well before they grow again; twice as many after each fault. */
const GOOD_PAGES_TO_GROW = 5;
const HALVING_WAIT_MS = 1_000;
/** A page does not grow past this, in bytes: the memory of a run goes by it. */
const LARGE_PAGE_BYTES = 3 * 1024 * 1024;

/**
 * Walks one window of a list, page by page, from what is known to its end; lines go to the ledger as they come.
 * While one page is made into lines the next one is on its way: mostly the last row alone says where to go on.
 * @throws CollectFault when the list could not be read to the end; what came before is kept
 */
export async function walk(context: WalkContext, progress: Progress, to: Micros): Promise<WalkEnd> {
  return await new Walker(context, progress, progress.cursor?.to ?? to).run();
}

type WalkPage = Page & Pick<Answer, 'rows' | 'release'>;

type Fetched =
  | { readonly kind: 'page'; readonly page: WalkPage; readonly asked: Position }
  | { readonly kind: 'refused'; readonly asked: Position };

class Walker {
  readonly #context: WalkContext;
  readonly #progress: Progress;
  readonly #to: Micros;
  readonly #usedCursors = new Set<string>();
  #serverMicros: Micros | undefined;
  #lastTime: Micros | undefined;
  #hasRefused = false;
  #halvings = 0;
  #goodPages = 0;
  #goodPagesToGrow = 0;

  constructor(context: WalkContext, progress: Progress, to: Micros) {
    this.#context = context;
    this.#progress = progress;
    this.#to = to;
  }

  async run(): Promise<WalkEnd> {
    const { budget, ledger } = this.#context;
    let coming: Promise<Fetched> | undefined = this.#fetch(this.#start());
    while (coming) {
      const fetched: Fetched = await coming;
      if (fetched.kind === 'refused') {
        coming = this.#fetch(this.#restart());
        continue;
      }
      const page: WalkPage = fetched.page;
      const asked: Position = fetched.asked;
      const complaint = page.errors?.[0];
      const mayGoOn: boolean = complaint === undefined && budget.hasTime();
      const likelyStep = this.#likelyStep(page, asked);
      const likely = this.#positionAfter(likelyStep);
      coming = likely && mayGoOn ? this.#ahead(likely) : undefined;
      const { fresh, times } = await this.#take(page, asked);
      if (complaint !== undefined) throw complained(complaint);
      const step = nextStep({ next: page.next, times }, asked);
      const isAsExpected = isSameStep(step, likelyStep);
      const next = isAsExpected ? likely : this.#positionAfter(step);
      if (next === undefined) {
        this.#finish();
        return { isDrained: true, serverMicros: this.#serverMicros };
      }
      this.#guard(next, fresh);
      this.#advance(next);
      if (coming && !isAsExpected) {
        await this.#takeAside(coming);
        coming = this.#ahead(next);
      }
      await ledger.flushIfLarge();
    }
    return { isDrained: false, serverMicros: this.#serverMicros };
  }

  #start(): Position {
    const { cursor, keysFrom } = this.#progress;
    if (cursor) return { from: cursor.from, cursor: cursor.value, byCursorOnly: true };
    return { from: Math.min(keysFrom, this.#to - 1), cursor: null, byCursorOnly: false };
  }

  /** A cursor that is no longer good: the window is walked again, its keys say what has its line. */
  #restart(): Position {
    if (this.#hasRefused) {
      throw new CollectFault({
        class: 'format',
        message: 'The console refused its own cursor twice.',
        advice: 'Nothing is lost: the next run begins again from the last bound. If it lasts, ask the vendor.',
      });
    }
    this.#hasRefused = true;
    this.#usedCursors.clear();
    this.#progress.cursor = undefined;
    this.#context.ledger.touch();
    return this.#start();
  }

  #ahead(position: Position): Promise<Fetched> {
    const coming = this.#fetch(position);
    // a fault of this page is told when it is awaited; should the page before it throw, nobody awaits it
    coming.catch(() => undefined);
    return coming;
  }

  async #fetch(asked: Position): Promise<Fetched> {
    const { stream, client, source, scope, budget, clock } = this.#context;
    for (;;) {
      const limit = this.#limit;
      const request = stream.request({
        from: microsText(asked.from),
        to: microsText(this.#to),
        limit,
        cursor: asked.cursor,
        scope,
      });
      const accepts = asked.cursor === null ? {} : { accepts: source.refusesCursor };
      try {
        const { rows, rate } = stream;
        const answer = await client.ask(request, { perSecond: rate.perSecond, rows, ...accepts });
        if (answer.status !== 200) return { kind: 'refused', asked };
        if (answer.serverMs !== undefined) this.#serverMicros ??= answer.serverMs * MICROS_A_MS;
        this.#grow(answer.rows.count >= limit, answer.lengthBytes);
        return { kind: 'page', page: { ...readPage(stream, answer.body), ...answer }, asked };
      } catch (error) {
        if (!(error instanceof CollectFault && error.options.wantsSmallerPage) || limit <= 1) throw error;
        const waitMs = HALVING_WAIT_MS * 2 ** this.#halvings;
        if (this.#halvings >= MAX_HALVINGS || !budget.hasTime(waitMs)) throw error;
        this.#halve(limit);
        await clock.sleep(waitMs, budget.signal);
      }
    }
  }

  get #limit(): number {
    const { stream, ledger } = this.#context;
    return Math.min(ledger.state.pageSize ?? stream.pageSize.first, stream.pageSize.max);
  }

  #halve(limit: number): void {
    const { ledger } = this.#context;
    this.#halvings += 1;
    this.#goodPages = 0;
    this.#goodPagesToGrow = Math.max(GOOD_PAGES_TO_GROW, this.#goodPagesToGrow * 2);
    ledger.state.pageSize = Math.max(1, Math.floor(limit / 2));
    ledger.touch();
  }

  #grow(isFull: boolean, length: number): void {
    const { stream, ledger } = this.#context;
    this.#goodPages += 1;
    this.#halvings = 0;
    const isReady = this.#goodPagesToGrow === 0 ? isFull : this.#goodPages >= this.#goodPagesToGrow;
    if (!isReady || this.#limit >= stream.pageSize.max || length * 2 > LARGE_PAGE_BYTES) return;
    ledger.state.pageSize = Math.min(stream.pageSize.max, this.#limit * 2);
    this.#goodPages = 0;
  }

  /** Where to go on if the list is in order of time. */
  #likelyStep({ rows, next }: WalkPage, asked: Position): NextStep {
    const { stream } = this.#context;
    const last = rows.count === 0 ? undefined : readRow(stream, rows, rows.count - 1);
    return nextStep({ next, times: last ? [last.time] : [] }, asked);
  }

  /** Rows of one moment that fill a page: one page may hold them all. */
  #positionAfter(step: NextStep): Position | undefined {
    if (step.kind === 'end') return undefined;
    const { kind, position } = step;
    const { stream, ledger } = this.#context;
    if (kind === 'go' || this.#limit >= stream.pageSize.max || this.#goodPagesToGrow > 0) return position;
    ledger.state.pageSize = stream.pageSize.max;
    return { ...position, cursor: null };
  }

  async #take(page: WalkPage, asked: Position): Promise<Taken> {
    const window = { from: asked.from, to: this.#to };
    const taken = await addLines(this.#context, this.#progress, window, page.rows);
    page.release();
    let withoutTime = 0;
    for (const time of taken.times) {
      if (time === undefined) withoutTime += 1;
      else this.#lastTime = Math.max(this.#lastTime ?? time, Math.min(time, this.#to));
    }
    if (withoutTime === 0 || withoutTime < taken.times.length) return taken;
    throw new CollectFault({
      class: 'format',
      message: `None of ${withoutTime} rows has a time; the bound cannot move.`,
      advice: 'The console changed its format: update the plugin.',
    });
  }

  /** A page that was asked for in vain: what the console offered has its line, wherever the walk goes on. */
  async #takeAside(coming: Promise<Fetched>): Promise<void> {
    const fetched = await coming;
    if (fetched.kind === 'page') await this.#take(fetched.page, fetched.asked);
  }

  /** The same cursor again, and nothing new with it: the walk would never end. */
  #guard({ cursor }: Position, fresh: number): void {
    if (cursor === null) return;
    if (!this.#usedCursors.has(cursor) || fresh > 0) {
      this.#usedCursors.add(cursor);
      return;
    }
    this.#progress.cursor = undefined;
    this.#context.ledger.touch();
    throw new CollectFault({
      class: 'format',
      message: 'The console gave the same cursor twice, and nothing new with it.',
      advice: 'Nothing is lost: the next run begins again from the last bound. If it lasts, ask the vendor.',
    });
  }

  #advance(next: Position): void {
    const progress = this.#progress;
    if (next.byCursorOnly && next.cursor !== null) {
      progress.cursor = { value: next.cursor, from: next.from, to: this.#to };
    } else {
      progress.cursor = undefined;
      this.#moveBound(next.from);
    }
  }

  #finish(): void {
    const { ledger, stream } = this.#context;
    this.#progress.cursor = undefined;
    const known = this.#serverMicros ?? this.#lastTime;
    if (known !== undefined) this.#moveBound(Math.min(this.#to, known));
    if ((ledger.state.pageSize ?? 0) >= stream.pageSize.first) ledger.state.pageSize = undefined;
  }

  #moveBound(bound: Micros): void {
    const { ledger, overlapMicros } = this.#context;
    const progress = this.#progress;
    progress.bound = Math.max(progress.bound, bound);
    const keysFrom = Math.max(progress.keysFrom, progress.bound - overlapMicros);
    if (keysFrom - progress.keysFrom > overlapMicros / 2) ledger.touch();
    if (keysFrom === progress.keysFrom) return;
    progress.keysFrom = keysFrom;
    for (const [key, time] of progress.keys) if (time < keysFrom) progress.keys.delete(key);
  }
}

function complained(complaint: string): CollectFault {
  return new CollectFault({
    class: 'server',
    message: `The console answered 200 with an error: ${complaint}`,
    advice: 'The bound stays where it is, the next run asks again; if it lasts, ask the vendor.',
  });
}
