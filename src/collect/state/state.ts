import type { FaultClass } from '../fault.ts';
import { type Micros, microsOf, microsText } from '../instant.ts';
import { PIECE_LENGTH, readSeen, type Seen } from './seen.ts';

/** How far a window was read. */
export interface Progress {
  /** All that the API offered with an earlier time has its line. */
  bound: Micros;
  /** Keys of lines with a time from here on are known; a window never begins earlier. */
  keysFrom: Micros;
  /** Position in a list that can only be walked by its cursor. */
  cursor?: { readonly value: string; readonly from: Micros; readonly to: Micros } | undefined;
  /** `<object id>:<version>` of written lines, with the object's time. */
  readonly keys: Map<string, Micros>;
}

/** Lines that are about to be appended, or were: to which file, where, and which. */
export interface Pending {
  readonly device: string;
  readonly inode: string;
  readonly offset: number;
  readonly keys: readonly string[];
  /** Their bytes, which stand in a file beside the state: the console may not offer them again. */
  readonly bytes: number;
  readonly slot: Slot;
}

/** Two files take turns, so that the one that a state on the disk speaks of is never written to. */
export type Slot = 0 | 1;

export interface Failing {
  readonly class: FaultClass;
  readonly sinceMs: number;
  readonly saidMs: number;
}

export interface Backfill extends Progress {
  readonly from: Micros;
  readonly to: Micros;
  readonly isDone?: boolean;
}

/** What is remembered of one stream of one console. */
export interface StreamState extends Progress {
  readonly plugin: string;
  readonly console: string;
  readonly stream: string;
  /** What was followed at each object's last line. */
  readonly seen: Seen;
  pageSize?: number | undefined;
  failing?: Failing | undefined;
  /** When a backlog was last told. */
  backlogSaidMs?: number | undefined;
  /** The console asked not to be asked before. */
  notBeforeMs?: number | undefined;
  backfill?: Backfill | undefined;
  pending?: Pending | undefined;
}

export const STATE_FORMAT = 1;

/** The whole of a state, as its file holds it, in pieces. */
export function statePieces(state: StreamState): Generator<string> {
  return piecesWith(state, state.seen.pieces());
}

/** A state without the objects that did not change since `base` was written. */
export function changePieces(state: StreamState, base: string): Generator<string> {
  return piecesWith(state, state.seen.changedPieces(), base);
}

function* piecesWith(state: StreamState, seen: Iterable<string>, base?: string): Generator<string> {
  const { pending, plugin, console, stream, failing, pageSize, backlogSaidMs, notBeforeMs, backfill } = state;
  const { from, to, isDone } = backfill ?? {};
  const value = {
    format: STATE_FORMAT,
    base,
    plugin,
    console,
    stream,
    ...progressJson(state),
    pageSize,
    failing,
    backlogSaidMs,
    notBeforeMs,
    backfill: backfill && { from: textOf(from), to: textOf(to), isDone, ...progressJson(backfill) },
    pending: pending && { dev: pending.device, ...pending, device: undefined },
  };
  let piece = `${JSON.stringify(value).slice(0, -1)},"seen":`;
  for (const next of seen) {
    if (piece.length >= PIECE_LENGTH) {
      yield piece;
      piece = '';
    }
    piece += next;
  }
  yield `${piece}}\n`;
}

function textOf(instant: Micros | undefined): string | undefined {
  return instant === undefined ? undefined : microsText(instant);
}

function progressJson({ bound, keysFrom, cursor, keys }: Progress) {
  return {
    bound: microsText(bound),
    keysFrom: microsText(keysFrom),
    cursor: cursor && { value: cursor.value, from: microsText(cursor.from), to: microsText(cursor.to) },
    keys: [...keys],
  };
}

export type ReadState =
  | { readonly kind: 'state'; readonly state: StreamState }
  /** Written by a later version of the collector. */
  | { readonly kind: 'newer' }
  /** Torn, of another format, plugin, console or stream: of no use. */
  | { readonly kind: 'unusable'; readonly why: string };

/** Reads a state file's text; anything that is not wholly as written is unusable. */
export function readState(text: string, identity: Pick<StreamState, 'plugin' | 'console' | 'stream'>): ReadState {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unusable', why: 'it is torn: not JSON' };
  }
  if (!isRecord(value) || typeof value.format !== 'number') return { kind: 'unusable', why: 'it is not a state file' };
  if (value.format > STATE_FORMAT) return { kind: 'newer' };
  if (value.format !== STATE_FORMAT) return { kind: 'unusable', why: `its format ${value.format} is not known` };
  for (const name of ['plugin', 'console', 'stream'] as const) {
    if (value[name] !== identity[name])
      return { kind: 'unusable', why: `it belongs to the ${name} ${JSON.stringify(value[name])}` };
  }
  const progress = readProgress(value);
  const pending = readPending(value.pending);
  const seen = readSeen(value.seen);
  const backfill = readBackfill(value.backfill);
  if (!progress || !seen || pending === null || backfill === null)
    return { kind: 'unusable', why: 'a part of it is missing' };
  const state: StreamState = {
    ...identity,
    ...progress,
    seen,
    pageSize: numberOf(value.pageSize),
    failing: readFailing(value.failing),
    backlogSaidMs: numberOf(value.backlogSaidMs),
    notBeforeMs: numberOf(value.notBeforeMs),
    backfill,
    pending,
  };
  return { kind: 'state', state };
}

/** Reads what `changePieces` gave; undefined when it is torn, or belongs to another whole. */
export function readChange(
  text: string,
  { plugin, console, stream }: StreamState,
  base: string,
): StreamState | undefined {
  if (!text.startsWith(`{"format":${STATE_FORMAT},"base":"${base}",`)) return undefined;
  const read = readState(text, { plugin, console, stream });
  return read.kind === 'state' ? read.state : undefined;
}

function readProgress(value: Readonly<Record<string, unknown>>): Progress | undefined {
  const bound = instantOf(value.bound);
  const keysFrom = instantOf(value.keysFrom);
  if (bound === undefined || keysFrom === undefined || !Array.isArray(value.keys)) return undefined;
  const keys = new Map<string, Micros>();
  for (const entry of value.keys) {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string' || typeof entry[1] !== 'number') return undefined;
    keys.set(entry[0], entry[1]);
  }
  return { bound, keysFrom, keys, cursor: readCursor(value.cursor) };
}

/** A cursor is optional: one that is not whole is forgotten, and the window is walked from its bound. */
function readCursor(value: unknown): Progress['cursor'] {
  if (!isRecord(value) || typeof value.value !== 'string') return undefined;
  const from = instantOf(value.from);
  const to = instantOf(value.to);
  return from === undefined || to === undefined ? undefined : { value: value.value, from, to };
}

/** @returns null when there is one that is not whole */
function readPending(value: unknown): Pending | undefined | null {
  if (value === undefined) return undefined;
  if (!isRecord(value) || typeof value.dev !== 'string' || typeof value.inode !== 'string') return null;
  const { dev, inode, offset, keys, bytes, slot } = value;
  if (typeof offset !== 'number' || typeof bytes !== 'number' || !isTexts(keys)) return null;
  return slot === 0 || slot === 1 ? { device: dev, inode, offset, keys, bytes, slot } : null;
}

function readBackfill(value: unknown): Backfill | undefined | null {
  if (value === undefined) return undefined;
  const progress = isRecord(value) ? readProgress(value) : undefined;
  const from = isRecord(value) ? instantOf(value.from) : undefined;
  const to = isRecord(value) ? instantOf(value.to) : undefined;
  if (!progress || from === undefined || to === undefined || !isRecord(value)) return null;
  return { ...progress, from, to, isDone: value.isDone === true };
}

function readFailing(value: unknown): Failing | undefined {
  if (!isRecord(value) || typeof value.class !== 'string') return undefined;
  if (typeof value.sinceMs !== 'number' || typeof value.saidMs !== 'number') return undefined;
  // any class that was written by us; another one is told as a change of class
  return { class: value.class as FaultClass, sinceMs: value.sinceMs, saidMs: value.saidMs };
}

function instantOf(value: unknown): Micros | undefined {
  return typeof value === 'string' ? microsOf(value) : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
