import type { Json, JsonObject } from '../../../src/define/index.ts';
import { distinctText, listText } from './clean.ts';
import { isObject, textAt } from './read.ts';

interface ActionResult {
  readonly action: string;
  readonly status: string;
  readonly lastUpdate: string;
}

/** Actions that take protection back; their failure leaves the threat where it was. */
const undoing: ReadonlySet<string> = new Set(['unquarantine', 'restore_macros']);

/**
 * What was done against a threat, summed up from `mitigationStatus[]`, whose order the API does not promise.
 * `failed`, `waiting` and `succeeded` name the actions whose latest result is that; a partial success counts as failed.
 */
export function mitigationSummary(rows: readonly Json[]): Readonly<Record<string, string | undefined>> {
  const results = latestResults(rows);
  const last = results.at(-1);
  const named = (...statuses: readonly string[]) =>
    distinctText(results.filter(({ status }) => statuses.includes(status)).map(({ action }) => action));
  return {
    lastAction: last?.action,
    lastStatus: last?.status,
    lastUpdate: last?.lastUpdate,
    failed: distinctText(
      results
        .filter(({ action, status }) => !undoing.has(action) && (status === 'failed' || status === 'partial'))
        .map(({ action }) => action),
    ),
    waiting: named('pending', 'sent', 'pending-reboot'),
    succeeded: named('success'),
    actions: listText(results.map(({ action, status }) => `${action}:${status}`)),
  };
}

/** The latest result of each action, oldest first. Times of the API compare as text: one format, UTC, six decimals. */
function latestResults(rows: readonly Json[]): readonly ActionResult[] {
  const byTime = rows
    .filter(isObject)
    .flatMap((row) => actionResult(row) ?? [])
    .toSorted((a, b) => (a.lastUpdate < b.lastUpdate ? -1 : Number(a.lastUpdate > b.lastUpdate)));
  const latest = new Map<string, ActionResult>();
  for (const result of byTime) {
    latest.delete(result.action);
    latest.set(result.action, result);
  }
  return [...latest.values()];
}

function actionResult(row: JsonObject): ActionResult | undefined {
  const action = textAt(row, 'action');
  if (action === undefined) return undefined;
  return { action, status: textAt(row, 'status') ?? 'unknown', lastUpdate: textAt(row, 'lastUpdate') ?? '' };
}
