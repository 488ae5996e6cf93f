/** A JSON value as the collector reads it. Integers past 2^53 arrive as strings with all their digits. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [member: string]: Json };

/** An object whose members may be undefined: those do not stand in a line. */
export type Members = { readonly [member: string]: Json | Members | undefined };

/** What the collector wants from one request: a window of time, a page of it, a scope. */
export interface PageAsk {
  /** Lower bound, inclusive: ISO 8601 UTC with six decimals, kept as text from end to end. */
  readonly from: string;
  /** Upper bound, exclusive, same spelling. */
  readonly to: string;
  readonly limit: number;
  /** From the previous page; null asks for the first one. */
  readonly cursor: string | null;
  /** Names and values of the console's `scope` in the configuration; empty lists are left out. */
  readonly scope: Readonly<Record<string, readonly string[]>>;
}

/** One HTTP request below the console's URL; the collector adds authorization, proxy, CA, timeouts. */
export interface HttpAsk {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/**
 * What a 200 answer says beside its rows. `next` null ends the walk (empty text and "null" count as null).
 * `errors` are the API's own complaints in a 200 answer, and the reader's: a body without its list (`data: null`) is an
 * error, not an empty page, since the window's bound moves on after an empty page.
 */
export interface Page {
  readonly next: string | null;
  readonly errors?: readonly string[];
}

/** The followed members of an object, as text; the collector keeps them to tell what changed. */
export type Followed = Readonly<Record<string, string>>;

/** One list of a product's API: how to ask for it, how to read it, what a line of it looks like. All functions are pure. */
export interface Stream {
  /** `ossify.stream` of its lines. */
  readonly name: string;
  readonly request: (ask: PageAsk) => HttpAsk;
  /** Names of members, from an answer inwards to the list of its rows; the collector reads them one at a time. */
  readonly rows: readonly string[];
  /** The object of a row; where this is absent a row is its object. */
  readonly object?: (row: Json) => Json | undefined;
  /** What an answer says beside its rows, whose list is empty here. */
  readonly page: (body: Json) => Page;
  readonly pageSize: { readonly first: number; readonly max: number };
  /** The vendor's limit for this endpoint, per token. */
  readonly rate: { readonly perSecond: number; readonly burst: number };
  /** The member that the window is about, in the API's own text (`threatInfo.updatedAt`). */
  readonly time: (object: JsonObject) => string | undefined;
  readonly id: (object: JsonObject) => string | undefined;
  /** Distinguishes two states of one object; with the id it makes `ossify.key`. */
  readonly version: (object: JsonObject) => string;
  /** Members whose change is told in `ossify.change`, by the name that is told; undefined is what an object lacks. */
  readonly follow: (object: JsonObject) => Readonly<Record<string, string | undefined>>;
  /** The followed member whose former value goes to `ossify.previous`. */
  readonly status?: string;
  /** `every-version` writes a line for each version; `changes` only for a new object or a followed change. */
  readonly lines: 'every-version' | 'changes';
  /** The line's members beside `ossify`; `previous` is what was followed at the object's last line. */
  readonly shape: (object: JsonObject, previous: Followed | undefined) => Members;
  /** Fields of the line whose values are known, from the API's documents. */
  readonly enumerations?: Readonly<Record<string, readonly string[]>>;
}

/** A product's API: what its streams share. */
export interface ApiSource {
  /** The plugin's name: `ossify.plugin`, file names, tag. */
  readonly plugin: string;
  readonly version: string;
  /** Headers that carry the token; they reach neither log nor error. */
  readonly authorize: (token: string) => Readonly<Record<string, string>>;
  readonly streams: readonly Stream[];
  /** Names of scope members that the configuration may hold. */
  readonly scopes: readonly string[];
  /** Member names whose values are dropped wherever they stand, compared without case. */
  readonly secretMembers: readonly string[];
  /** Asks the API when the token ends; `read` returns an ISO time, or null when the answer does not say. */
  readonly tokenExpiry?: {
    readonly request: (token: string) => HttpAsk;
    readonly read: (body: Json) => string | null;
  };
  /** Whether an error answer says that the cursor is no longer good: the walk restarts from its bound. */
  readonly refusesCursor: (status: number, body: Json) => boolean;
}

/** Declares one API stream. */
export function stream<const S extends Stream>(declaration: S): S {
  return Object.freeze(declaration);
}

/** Declares the API that a plugin collects from; the collector's bundle is made of this and src/collect. */
export function apiSource<const A extends ApiSource>(declaration: A): A {
  return Object.freeze(declaration);
}
