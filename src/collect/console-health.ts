import type { ApiSource } from '../define/index.ts';
import type { Client } from './api/client.ts';
import { CollectFault } from './fault.ts';
import { report } from './health.ts';
import { MICROS_A_MS, microsOf } from './instant.ts';
import type { Ledger } from './state/ledger.ts';

const DAY_MS = 86_400_000;
const WARN_DAYS = 30;
/** After a question that failed. */
const ASK_AGAIN_MS = 3_600_000;

/** What a console's health state remembers, as texts below one name in `seen`. */
const MEMORY = 'console';

/** One heartbeat a day: Wazuh cannot alert on silence, but on a heartbeat that is missing it can be asked. */
export function heartbeat(ledger: Ledger, streams: readonly string[], nowMs: number): void {
  if (!isDue(ledger, 'heartbeatMs', DAY_MS, nowMs)) return;
  remember(ledger, { heartbeatMs: String(nowMs) });
  report(ledger, { about: 'run', state: 'heartbeat', message: `Collecting ${streams.join(', ')}.` }, nowMs);
}

/** Asks once a day when the token ends, and warns once a day from 30 days ahead. */
export async function watchToken(
  ledger: Ledger,
  source: ApiSource,
  client: Client,
  token: string,
  nowMs: number,
): Promise<void> {
  const { tokenExpiry } = source;
  if (!tokenExpiry) return;
  if (isDue(ledger, 'expiryAskMs', 0, nowMs)) {
    const expiresAt = await askExpiry(client, tokenExpiry, token);
    const again = nowMs + (expiresAt === undefined ? ASK_AGAIN_MS : DAY_MS);
    remember(ledger, { expiryAskMs: String(again), ...(expiresAt === undefined ? {} : { expiresAt }) });
  }
  const expiresAt = recall(ledger, 'expiresAt');
  const micros = expiresAt === undefined ? undefined : microsOf(expiresAt);
  if (expiresAt === undefined || micros === undefined) return;
  const daysLeft = Math.floor((micros / MICROS_A_MS - nowMs) / DAY_MS);
  if (daysLeft > WARN_DAYS || !isDue(ledger, 'expirySaidMs', DAY_MS, nowMs)) return;
  remember(ledger, { expirySaidMs: String(nowMs) });
  report(
    ledger,
    {
      about: 'token',
      state: 'warning',
      class: 'token-expiry',
      message:
        daysLeft < 0 ? `The token ended at ${expiresAt}.` : `The token ends at ${expiresAt}, in ${daysLeft} days.`,
      advice: 'Make a new token and write it into the token file; the next run takes it, nothing is lost.',
      daysLeft,
    },
    nowMs,
  );
}

/** The clock of this machine and the console's differ: windows follow the console's. */
export function watchClock(ledger: Ledger, skewMs: number, nowMs: number): void {
  if (Math.abs(skewMs) < 120_000 || !isDue(ledger, 'clockSaidMs', ASK_AGAIN_MS, nowMs)) return;
  remember(ledger, { clockSaidMs: String(nowMs) });
  const direction = skewMs > 0 ? 'behind' : 'ahead of';
  report(
    ledger,
    {
      about: 'clock',
      state: 'warning',
      class: 'config',
      message: `This machine's clock is ${Math.round(Math.abs(skewMs) / 1000)} s ${direction} the console's.`,
      advice: 'Set the clock by NTP; what is collected follows the console, but times of health lines do not.',
    },
    nowMs,
  );
}

/** An answer that is refused is the stream's business to tell; here it only means that the day is not known. */
async function askExpiry(
  client: Client,
  { request, read }: NonNullable<ApiSource['tokenExpiry']>,
  token: string,
): Promise<string | undefined> {
  try {
    const { body } = await client.ask(request(token), { perSecond: 1, isOnce: true });
    const expiresAt = read(body);
    return expiresAt !== null && microsOf(expiresAt) !== undefined ? expiresAt : undefined;
  } catch (error) {
    if (error instanceof CollectFault) return undefined;
    throw error;
  }
}

function isDue(ledger: Ledger, name: string, everyMs: number, nowMs: number): boolean {
  const last = Number(recall(ledger, name) ?? Number.NaN);
  if (Number.isNaN(last)) return true;
  // a clock that was set back must not silence for long
  return nowMs >= last + everyMs || nowMs < last - DAY_MS - everyMs;
}

function recall(ledger: Ledger, name: string): string | undefined {
  return ledger.state.seen.get(MEMORY)?.[name];
}

function remember(ledger: Ledger, values: Readonly<Record<string, string>>): void {
  ledger.state.seen.set(MEMORY, { ...ledger.state.seen.get(MEMORY), ...values });
  ledger.touch();
}
