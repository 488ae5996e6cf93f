import type { HttpAsk, Json, JsonObject, Page, PageAsk } from '../../../src/define/index.ts';
import { arrayAt, isObject, objectAt, textAt } from './read.ts';

const api = '/web/api/v2.1';

/** The path of an API endpoint below the console's URL. */
export function apiPath(endpoint: string): string {
  return `${api}/${endpoint}`;
}

/**
 * Asks a list endpoint for a page: what has its time in the window, oldest first. Both sort parameters are always sent,
 * since the default order is not documented; the total is not asked for, which is faster.
 * @param timeParameter the endpoint's filter without its operator (`updatedAt`)
 * @param sortBy the endpoint's own name for that time
 */
export function listRequest(endpoint: string, ask: PageAsk, timeParameter: string, sortBy = timeParameter): HttpAsk {
  return {
    method: 'GET',
    path: apiPath(endpoint),
    query: {
      [`${timeParameter}__gte`]: ask.from,
      [`${timeParameter}__lt`]: ask.to,
      sortBy,
      sortOrder: 'asc',
      limit: String(ask.limit),
      skipCount: 'true',
      ...scopeQuery(ask.scope),
      ...(ask.cursor === null ? {} : { cursor: ask.cursor }),
    },
  };
}

/** Where a list endpoint has its rows. */
export const listRows = ['data'] as const;

/** Reads a page of a list endpoint. `data: null` is a complaint; the last page's cursor may be null, absent, "" or "null". */
export function listPage(body: Json): Page {
  const envelope = isObject(body) ? body : {};
  return {
    next: cursorOf(textAt(objectAt(envelope, 'pagination'), 'nextCursor')),
    errors: complaintsOf(envelope, envelope.data),
  };
}

/** The API's complaints of an answer, as sentences: they can stand in an answer with status 200. */
export function errorsOf(envelope: JsonObject): readonly string[] {
  return arrayAt(envelope, 'errors').map((error) => {
    if (!isObject(error)) return String(error);
    const told = [textAt(error, 'title'), textAt(error, 'detail'), textAt(error, 'message')];
    const code = textAt(error, 'code');
    return [told.filter((piece) => piece !== undefined).join(': '), code ? `(${code})` : ''].join(' ').trim();
  });
}

/** The errors of a 200 answer. One without its list tells nothing of what there is: it is no empty page. */
export function complaintsOf(envelope: JsonObject, list: Json | undefined): readonly string[] {
  const errors = errorsOf(envelope);
  if (errors.length > 0 || Array.isArray(list)) return errors;
  return [
    `the answer holds ${list === undefined ? 'nothing' : JSON.stringify(list).slice(0, 100)} in the place of its list`,
  ];
}

/**
 * Whether an error answer says that the cursor is stale or foreign: status 400, code 4000010, "Invalid cursor value".
 * Codes may be missing and details null, so either is enough.
 */
export function refusesCursor(status: number, body: Json): boolean {
  if (status !== 400 || !isObject(body)) return false;
  return errorsOf(body).some((complaint) => /cursor|\(4000010\)/i.test(complaint));
}

/** A cursor as the API gives it; null ends the walk. */
export function cursorOf(cursor: string | undefined): string | null {
  return cursor === undefined || cursor === 'null' ? null : cursor;
}

function scopeQuery(scope: PageAsk['scope']): Readonly<Record<string, string>> {
  const named = Object.entries(scope).filter(([, ids]) => ids.length > 0);
  return Object.fromEntries(named.map(([name, ids]) => [name, ids.join(',')]));
}
