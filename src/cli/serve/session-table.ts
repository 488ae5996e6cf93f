import { type DiffStore, type Ruleset, Session } from '../../engine/index.ts';

/** What `<rule_test>` in ossec.conf sets. */
export interface SessionLimits {
  readonly maxSessions: number;
  readonly timeoutMs: number;
}

/** The installed configuration's values. */
export const DEFAULT_LIMITS: SessionLimits = { maxSessions: 64, timeoutMs: 900_000 };

export interface OpenSession {
  readonly token: string;
  readonly session: Session;
}

export interface TableEdges {
  /** Read anew for each session: a new one sees edited files. */
  readonly ruleset: () => Ruleset;
  readonly nowMs: () => number;
  readonly newToken: () => string;
  readonly managerName?: string;
}

/**
 * The sessions of a logtest socket, by token. A new one beyond the limit takes the place of the one idle longest.
 * @source rules.md 6, 1.8
 */
export class SessionTable {
  readonly #edges: TableEdges;
  readonly #limits: SessionLimits;
  /** What `check_diff` has seen is no session's own. */
  readonly #diffs: DiffStore = new Map<string, string>();
  /** Least recently used first. */
  readonly #sessions = new Map<string, { readonly session: Session; usedAtMs: number }>();

  constructor(edges: TableEdges, limits: SessionLimits = DEFAULT_LIMITS) {
    this.#edges = edges;
    this.#limits = limits;
  }

  get size(): number {
    return this.#sessions.size;
  }

  find(token: string): OpenSession | undefined {
    const entry = this.#sessions.get(token);
    if (!entry) return undefined;
    this.keep({ token, session: entry.session });
    return { token, session: entry.session };
  }

  /** Makes a session; it takes a place in the table only when it is kept. */
  create(): OpenSession {
    let token = this.#edges.newToken();
    while (this.#sessions.has(token)) token = this.#edges.newToken();
    const { managerName } = this.#edges;
    const options = {
      token,
      diffs: this.#diffs,
      clock: this.#edges.nowMs,
      ...(managerName === undefined ? {} : { managerName }),
    };
    return { token, session: new Session(this.#edges.ruleset(), options) };
  }

  /** Notes that a session was used now. */
  keep({ token, session }: OpenSession): void {
    this.#sessions.delete(token);
    const [idlest] = this.#sessions.keys();
    if (this.#sessions.size >= this.#limits.maxSessions && idlest !== undefined) this.#sessions.delete(idlest);
    this.#sessions.set(token, { session, usedAtMs: this.#edges.nowMs() });
  }

  remove(token: string): boolean {
    return this.#sessions.delete(token);
  }

  /** Removes what has been idle for the timeout; meant to be called once in a timeout. */
  sweep(): void {
    const limit = this.#edges.nowMs() - this.#limits.timeoutMs;
    for (const [token, { usedAtMs }] of this.#sessions) if (usedAtMs <= limit) this.#sessions.delete(token);
  }
}
