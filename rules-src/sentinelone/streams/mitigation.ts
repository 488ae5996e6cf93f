import type { Json, JsonObject, Members } from '../../../src/define/index.ts';
import { some } from './clean.ts';
import { isObject, textAt } from './read.ts';

export interface ActionResult {
  readonly action: string;
  readonly status: string;
  readonly lastUpdate: string;
}

/** Actions that take protection back; their failure leaves the threat where it was. */
const undoing: ReadonlySet<string> = new Set(['unquarantine', 'restore_macros']);
const waiting: ReadonlySet<string> = new Set(['pending', 'sent', 'pending-reboot']);

/**
 * What was done against a threat, summed up from `mitigationStatus[]`, whose order the API does not promise.
 * `failed`, `waiting` and `succeeded` name the actions whose latest result is that.
 */
export function mitigationSummary(rows: readonly Json[]): Members | undefined {
  const results = latestResults(rows);
  const last = results.at(-1);
  return some({
    lastAction: last?.action,
    lastStatus: last?.status,
    lastUpdate: last?.lastUpdate,
    failed: failedActions(results),
    waiting: waitingActions(results),
    succeeded: actionsText(results.filter(({ status }) => status === 'success')),
    actions: results.map(({ action, status }) => `${action}:${status}`).join(',') || undefined,
  });
}

/** A partial success counts as failed. */
export function failedActions(results: readonly ActionResult[]): string | undefined {
  const isFailed = ({ action, status }: ActionResult) =>
    (status === 'failed' || status === 'partial') && !undoing.has(action);
  return actionsText(results.filter(isFailed));
}

export function waitingActions(results: readonly ActionResult[]): string | undefined {
  return actionsText(results.filter(({ status }) => waiting.has(status)));
}

/** The latest result of each action, oldest first. Times of the API compare as text: one format, UTC, six decimals. */
export function latestResults(rows: readonly Json[]): readonly ActionResult[] {
  const results: ActionResult[] = [];
  for (const row of rows) {
    const result = isObject(row) ? actionResult(row) : undefined;
    if (result) results.push(result);
  }
  if (results.length < 2) return results;
  const latest = new Map<string, ActionResult>();
  for (const result of results.toSorted((a, b) =>
    a.lastUpdate < b.lastUpdate ? -1 : Number(a.lastUpdate > b.lastUpdate),
  )) {
    latest.delete(result.action);
    latest.set(result.action, result);
  }
  return [...latest.values()];
}

function actionsText(results: readonly ActionResult[]): string | undefined {
  return results.map(({ action }) => action).join(',') || undefined;
}

function actionResult(row: JsonObject): ActionResult | undefined {
  const action = textAt(row, 'action');
  if (action === undefined) return undefined;
  return { action, status: textAt(row, 'status') ?? 'unknown', lastUpdate: textAt(row, 'lastUpdate') ?? '' };
}
