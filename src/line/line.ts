import { createHash } from 'node:crypto';
import type { Followed, JsonObject, Members, Stream } from '../define/index.ts';
import { type CleanObject, clean, countClean, mayBeUnsafe, safeText } from './clean.ts';
import { shortenedText, shortenToFit, surelyFits } from './fit.ts';

export interface LineContext {
  readonly plugin: string;
  readonly console: string;
  /** Member names in lower case whose values are dropped wherever they stand. */
  readonly secrets: ReadonlySet<string>;
  /** What was followed at the object's last line; absent for an object without one. */
  readonly previous?: Followed | undefined;
}

export interface Line {
  /** One compact JSON object, `ossify` first, no newline; undefined when the stream writes only changes and nothing changed. */
  readonly line: string | undefined;
  /** `<console>:<stream>:<object id>:<version>` */
  readonly key: string;
  /** To be remembered for the object's next line. */
  readonly followed: Followed;
  /** `new`, or a comma list of what changed, or empty text. */
  readonly change: string;
  readonly shortened: readonly string[];
}

/**
 * The line that an API object becomes.
 *
 * Nothing of the object but what `shape` returns gets into it; nulls, empty texts, empty containers and secrets are
 * dropped, integers past 2^53 become text, and long members are cut so that logcollector passes the whole line.
 */
export function lineOf(stream: Stream, object: JsonObject, context: LineContext): Line {
  const { previous } = context;
  const followed = followedOf(stream, object);
  const change = changeOf(followed, previous);
  const key = keyText(context.console, stream.name, keySuffix(stream, object));
  if (stream.lines === 'changes' && change === '') return { line: undefined, key, followed, change, shortened: [] };

  const ossify: CleanObject = { plugin: context.plugin, stream: stream.name, console: context.console, key, change };
  const former = formerStatus(stream, followed, previous);
  if (former) ossify.previous = former;
  const shaped = stream.shape(object, previous);
  const plain = plainLine(ossify, shaped, context.secrets);
  if (plain !== undefined) return { line: plain, key, followed, change, shortened: [] };

  const members = clean(shaped, context.secrets);
  delete members.ossify;
  const headLeaves = Object.keys(ossify).length;
  const fitted = shortenToFit(members, Buffer.byteLength(assemble(ossify, {})), headLeaves);
  if (fitted.shortened.length > 0) ossify.shortened = shortenedText(fitted.shortened);
  return { line: assemble(ossify, fitted.members), key, followed, change, shortened: fitted.shortened };
}

/** The line of members with which nothing has to be done, as is mostly so; else undefined. */
function plainLine(ossify: CleanObject, members: Members, secrets: ReadonlySet<string>): string | undefined {
  const leaves = Object.hasOwn(members, 'ossify') ? undefined : countClean(members, secrets);
  if (leaves === undefined) return undefined;
  const line = assemble(ossify, members);
  return surelyFits(line, leaves + Object.keys(ossify).length) && !mayBeUnsafe(line) ? line : undefined;
}

/** `ossify` stands first even before members whose names are numbers. */
function assemble(ossify: CleanObject, members: Members): string {
  const whole = JSON.stringify({ ossify, ...members });
  if (whole.startsWith('{"ossify":')) return whole;
  const head = JSON.stringify({ ossify });
  const body = JSON.stringify(members);
  return body === '{}' ? head : `${head.slice(0, -1)},${body.slice(1)}`;
}

export function keyText(consoleName: string, streamName: string, suffix: string): string {
  return `${consoleName}:${streamName}:${suffix}`;
}

/** `<object id>:<version>`; an object without an id is told apart by a digest of its content. */
export function keySuffix(stream: Stream, object: JsonObject): string {
  const id = stream.id(object) || `none-${digest(JSON.stringify(object))}`;
  return `${bounded(safeText(id), 128)}:${bounded(safeText(stream.version(object)), 128)}`;
}

function followedOf(stream: Stream, object: JsonObject): Followed {
  const followed: Record<string, string> = {};
  const members = stream.follow(object);
  for (const name in members) {
    const value = members[name];
    if (value !== undefined) followed[name] = bounded(safeText(value), 256);
  }
  return followed;
}

function changeOf(followed: Followed, previous: Followed | undefined): string {
  if (!previous) return 'new';
  const changed = Object.keys(followed).filter((name) => (followed[name] ?? '') !== (previous[name] ?? ''));
  const vanished = Object.keys(previous).filter((name) => previous[name] !== '' && !Object.hasOwn(followed, name));
  return [...changed, ...vanished].join(',');
}

function formerStatus(stream: Stream, followed: Followed, previous: Followed | undefined): string | undefined {
  if (!previous || stream.status === undefined) return undefined;
  const former = previous[stream.status];
  return former === followed[stream.status] ? undefined : former;
}

/** Keeps a text that may come from anywhere to a size, without making two of them equal. */
function bounded(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 17).toWellFormed()}~${digest(text)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
