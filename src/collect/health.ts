import { type HealthReport, healthLine } from '../line/index.ts';
import type { CollectFault } from './fault.ts';
import type { Ledger } from './state/ledger.ts';

const HOUR_MS = 3_600_000;

/** Puts a report about the collector itself into a stream's ledger. */
export function report(ledger: Ledger, health: HealthReport, nowMs: number): void {
  const { plugin, console } = ledger.state;
  ledger.add(healthLine({ plugin, console }, health, new Date(nowMs).toISOString()));
}

/** Told when it begins, when its class changes, and once an hour while it lasts. */
export function reportFault(ledger: Ledger, about: string, fault: CollectFault, nowMs: number): void {
  const { state } = ledger;
  const { class: faultClass, advice, httpStatus } = fault.options;
  const former = state.failing;
  const isSame = former?.class === faultClass;
  if (isSame && Math.abs(nowMs - former.saidMs) < HOUR_MS) return;
  const sinceMs = former ? former.sinceMs : nowMs;
  state.failing = { class: faultClass, sinceMs, saidMs: nowMs };
  report(
    ledger,
    {
      about,
      state: 'failing',
      class: faultClass,
      message: fault.message,
      advice,
      since: new Date(sinceMs).toISOString(),
      ...(httpStatus === undefined ? {} : { httpStatus }),
    },
    nowMs,
  );
}

/** Told once, when what failed goes well again. */
export function reportRecovery(ledger: Ledger, about: string, nowMs: number): void {
  const { failing } = ledger.state;
  if (!failing) return;
  ledger.state.failing = undefined;
  const since = new Date(failing.sinceMs).toISOString();
  report(
    ledger,
    { about, state: 'recovered', class: failing.class, message: `${about} is collected again.`, since },
    nowMs,
  );
}

const BACKLOG_MS = 15 * 60_000;

/** Told once an hour while a stream is far behind. */
export function reportBacklog(ledger: Ledger, about: string, nowMs: number): void {
  const { state } = ledger;
  const boundMs = Math.floor(state.bound / 1000);
  if (nowMs - boundMs < BACKLOG_MS) return;
  if (state.backlogSaidMs !== undefined && Math.abs(nowMs - state.backlogSaidMs) < HOUR_MS) return;
  state.backlogSaidMs = nowMs;
  const minutes = Math.round((nowMs - boundMs) / 60_000);
  report(
    ledger,
    {
      about,
      state: 'warning',
      class: 'backlog',
      message: `${about} is ${minutes} minutes behind; each run catches up as far as its time allows.`,
      advice: 'A first run or an outage is caught up by itself. If it grows, restrict the scope or turn streams off.',
      since: new Date(boundMs).toISOString(),
    },
    nowMs,
  );
}
