import { clean, safeText } from './clean.ts';
import { shortenToFit } from './fit.ts';
import { keyText } from './line.ts';

/** What the collector says about itself; `ossify.health` of a line. */
export interface HealthReport {
  /** A stream's name, or what else it is about (`token`, `clock`, `output`, `run`). */
  readonly about: string;
  readonly state: 'failing' | 'recovered' | 'warning' | 'heartbeat';
  readonly class?:
    | 'auth'
    | 'forbidden'
    | 'rate'
    | 'network'
    | 'tls'
    | 'server'
    | 'format'
    | 'disk'
    | 'config'
    | 'token-expiry'
    | 'backlog';
  readonly message: string;
  readonly advice?: string;
  /** ISO time since when it is so. */
  readonly since?: string;
  readonly httpStatus?: number;
  readonly daysLeft?: number;
}

/**
 * The line of a health report: `ossify.stream` is `health`.
 * @param at ISO time of the report; with its subject and state it makes the key
 */
export function healthLine(
  context: { readonly plugin: string; readonly console: string },
  report: HealthReport,
  at: string,
) {
  const { plugin, console } = context;
  const key = keyText(console, 'health', `${report.about}:${report.state}:${at}`);
  const health = {
    ...report,
    message: safeText(report.message).slice(0, 1000).toWellFormed(),
  };
  const ossify = { plugin, stream: 'health', console, key, change: 'new', health };
  const { members } = shortenToFit(clean({ ossify }, new Set()), 0, 0);
  return { key, line: JSON.stringify(members) };
}
