import { type Micros, microsOf, microsText } from '../../src/collect/instant.ts';

type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly changedAt: string };

export interface ConsoleAsk {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ConsoleAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * The invented product's console: lists of rows that change, sorted by `changedAt`, walked by a cursor that is a mere
 * row number, as such consoles do it. It remembers what it offered.
 */
export class FakeConsole {
  readonly token: string;
  readonly nowMs: () => number;
  readonly #lists = new Map<string, Map<string, Row>>();
  /** `<list> <id>:<changedAt>` of every row in an answer. */
  readonly offered = new Set<string>();
  readonly asks: ConsoleAsk[] = [];
  #lastMicros: Micros = 0;

  constructor(nowMs: () => number, token = 'canary-token') {
    this.nowMs = nowMs;
    this.token = token;
  }

  /** Adds or changes a row now; every change has a moment of its own unless `changedAt` is given. */
  put(list: string, id: string, members: Readonly<Record<string, unknown>> = {}): Row {
    this.#lastMicros = Math.max(this.#lastMicros + 1, this.nowMs() * 1000);
    const rows = this.#lists.get(list) ?? new Map<string, Row>();
    this.#lists.set(list, rows);
    const row = { ...rows.get(id), changedAt: microsText(this.#lastMicros), ...members, id };
    rows.set(id, row);
    return row;
  }

  rows(list: string): readonly Row[] {
    return [...(this.#lists.get(list)?.values() ?? [])];
  }

  /** Keys of the rows as they are now. */
  keys(list: string): readonly string[] {
    return this.rows(list).map((row) => `${list} ${row.id}:${row.changedAt}`);
  }

  answer(ask: ConsoleAsk): ConsoleAnswer {
    this.asks.push(ask);
    const { path, query, headers } = ask;
    if (headers['x-token'] !== this.token) return this.json(401, { error: 'who are you' });
    if (path === '/v1/token') return this.json(200, { expiresAt: '2030-01-01T00:00:00Z' });
    const list = /^\/v1\/(\w+)$/.exec(path)?.[1] ?? '';
    const from = microsOf(query.from ?? '') ?? 0;
    const to = microsOf(query.to ?? '') ?? 0;
    const limit = Number(query.limit);
    const skip = query.cursor === undefined ? 0 : Number(Buffer.from(query.cursor, 'base64').toString());
    if (Number.isNaN(skip)) return this.json(400, { error: 'bad cursor' });
    const inWindow = this.rows(list)
      .map((row) => ({ row, micros: microsOf(row.changedAt) ?? 0 }))
      .filter(({ micros }) => micros >= from && micros < to)
      .sort((a, b) => a.micros - b.micros || (a.row.id < b.row.id ? -1 : 1))
      .map(({ row }) => row);
    const rows = inWindow.slice(skip, skip + limit);
    const end = skip + rows.length;
    const next = end < inWindow.length ? Buffer.from(String(end)).toString('base64') : null;
    for (const row of rows) this.offered.add(`${list} ${row.id}:${row.changedAt}`);
    return this.json(200, { rows, next });
  }

  json(status: number, body: unknown): ConsoleAnswer {
    return {
      status,
      headers: { 'content-type': 'application/json', date: new Date(this.nowMs()).toUTCString() },
      text: JSON.stringify(body),
    };
  }
}
