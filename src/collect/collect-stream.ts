import { CollectFault, Interrupted, StorageFault } from './fault.ts';
import { report, reportBacklog, reportFault, reportRecovery } from './health.ts';
import { MICROS_A_MS, MICROS_A_SECOND, type Micros } from './instant.ts';
import type { Backfill } from './state/state.ts';
import { type WalkContext, walk } from './walk/walk.ts';

/** A clock that is wrong, beyond what a slow answer explains. */
const SKEW_MS = 120_000;
const MAX_ROUNDS = 2;

export interface StreamResult {
  readonly outcome: 'good' | 'failed' | 'interrupted';
  /** Why it failed, for a person at a terminal. */
  readonly fault?: CollectFault;
  /** How far the console's clock is ahead of this machine's. */
  readonly skewMs?: number | undefined;
}

/** Collects what is new in one list; all faults but those of the disk end up in a health line. */
export async function collectStream(context: WalkContext): Promise<StreamResult> {
  return await supervise(context, async () => {
    const { ledger, clock } = context;
    const { nowMs } = clock;
    const startMs = nowMs();
    let to = Math.max(startMs * MICROS_A_MS, ledger.state.bound + MICROS_A_SECOND);
    let skewMs: number | undefined;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const { isDrained, serverMicros } = await walk(context, ledger.state, to);
      if (!isDrained) reportBacklog(ledger, context.stream.name, nowMs());
      if (!isDrained || serverMicros === undefined) break;
      skewMs ??= serverMicros / MICROS_A_MS - startMs;
      if (Math.abs(skewMs) < SKEW_MS || serverMicros <= to) break;
      // this machine's clock is behind: the window ended before the console's present
      to = serverMicros;
    }
    return skewMs;
  });
}

/** Collects a given span of time; the stream's own bound stays where it is. */
export async function backfillStream(
  context: WalkContext,
  span: { readonly from: Micros; readonly to: Micros },
): Promise<StreamResult> {
  const { state } = context.ledger;
  const former = state.backfill;
  const isResumed = former?.from === span.from && former.to === span.to;
  const backfill: Backfill = isResumed ? former : { ...span, bound: span.from, keysFrom: span.from, keys: new Map() };
  state.backfill = backfill;
  context.ledger.touch();
  if (backfill.isDone) return { outcome: 'good' };
  return await supervise(context, async () => {
    const { isDrained } = await walk(context, backfill, span.to);
    if (isDrained) state.backfill = { ...backfill, isDone: true, keys: new Map() };
    context.ledger.touch();
    return undefined;
  });
}

async function supervise(context: WalkContext, work: () => Promise<number | undefined>): Promise<StreamResult> {
  const { ledger, stream, clock } = context;
  const { nowMs } = clock;
  try {
    refuseTooEarly(context);
    const skewMs = await work();
    ledger.state.notBeforeMs = undefined;
    reportRecovery(ledger, stream.name, nowMs());
    await ledger.settle();
    return { outcome: 'good', skewMs };
  } catch (error) {
    if (error instanceof StorageFault) throw error;
    if (error instanceof Interrupted) {
      await ledger.settle();
      return { outcome: 'interrupted' };
    }
    const fault = error instanceof CollectFault ? error : internalFault(error);
    rememberRetryAfter(context, fault);
    reportFault(ledger, stream.name, fault, nowMs());
    await ledger.settle();
    return { outcome: 'failed', fault };
  }
}

const DAY_MS = 86_400_000;

/** A console that said when it may be asked again is not asked before. */
function refuseTooEarly({ ledger, clock }: WalkContext): void {
  const { notBeforeMs } = ledger.state;
  const leftMs = (notBeforeMs ?? 0) - clock.nowMs();
  if (notBeforeMs === undefined || leftMs <= 0 || leftMs > DAY_MS) return;
  throw new CollectFault({
    class: 'rate',
    message: `The console asked not to be asked before ${new Date(notBeforeMs).toISOString()}.`,
    advice: 'Wait; nothing is lost. If it lasts, give the collector a token of its own.',
    httpStatus: 429,
  });
}

function rememberRetryAfter({ ledger, clock }: WalkContext, { options }: CollectFault): void {
  if (options.retryAfterMs === undefined || options.retryAfterMs > DAY_MS) return;
  ledger.state.notBeforeMs = clock.nowMs() + options.retryAfterMs;
  ledger.touch();
}

/** An error of ours is told like any other fault: a person must hear of it, and the other streams go on. */
function internalFault(cause: unknown): CollectFault {
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new CollectFault({
    class: 'format',
    message: `The collector itself failed: ${message}`,
    advice: 'Nothing is lost, the bound stays. Please report it with the versions of plugin and Node.',
    cause,
  });
}

/** Says once that an object could not be read by its declaration. */
export function complainOnce(context: Pick<WalkContext, 'ledger' | 'stream' | 'clock'>): (error: unknown) => void {
  let isSaid = false;
  return (error) => {
    if (isSaid) return;
    isSaid = true;
    const { ledger, stream, clock } = context;
    const message = error instanceof Error ? error.message : String(error);
    report(
      ledger,
      {
        about: stream.name,
        state: 'warning',
        class: 'format',
        message: `An object of ${stream.name} could not be read whole: ${message}`,
        advice: 'Its line holds the key alone. The console changed its format: update the plugin.',
      },
      clock.nowMs(),
    );
  };
}
