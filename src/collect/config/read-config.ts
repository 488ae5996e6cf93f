import type { ApiSource } from '../../define/index.ts';
import { ConfigFault } from '../fault.ts';
import type { Files } from '../files/files.ts';
import { MICROS_A_MS, MICROS_A_SECOND, type Micros, microsOf } from '../instant.ts';
import { checkSchema, withDefaults } from './check-schema.ts';
import { durationSeconds } from './duration.ts';
import { configSchema } from './schema.ts';

export interface ConsoleConfig {
  readonly name: string;
  /** Scheme, host and port; a path that was pasted with it is gone. */
  readonly origin: string;
  readonly token: { readonly kind: 'file' | 'environment' | 'credential'; readonly name: string };
  readonly scope: Readonly<Record<string, readonly string[]>>;
  /** Names of the lists that are wanted. */
  readonly streams: readonly string[];
  readonly caFile: string | null;
  readonly proxy: string | null;
}

export interface Config {
  readonly consoles: readonly ConsoleConfig[];
  readonly startFrom: string;
  readonly overlapSeconds: number;
  readonly output: { readonly file: string; readonly maxSizeMiB: number; readonly keep: number };
  readonly stateDir: string;
}

/** What the schema has already checked. */
interface CheckedConsole {
  readonly name: string;
  readonly url: string;
  readonly tokenFile?: string;
  readonly tokenEnv?: string;
  readonly tokenCredential?: string;
  readonly scope: Readonly<Record<string, readonly string[]>>;
  readonly streams?: Readonly<Record<string, boolean>>;
  readonly caFile: string | null;
  readonly proxy: string | null;
}
interface CheckedConfig {
  readonly consoles: readonly CheckedConsole[];
  readonly startFrom: string;
  readonly overlap: string;
  readonly output: Config['output'];
  readonly stateDir: string;
}

/**
 * Reads and checks the configuration file.
 * @throws ConfigFault that names file, line, every fault and what to write instead
 */
export function readConfig(path: string, source: ApiSource, files: Files): Config {
  const text = textOf(path, files);
  const value = parse(text, path);
  const schema = configSchema(source);
  const faults = checkSchema(value, schema).map(
    ({ path: where, message }) => `${path}:${lineOf(text, where)}: ${message}`,
  );
  if (faults.length > 0) throw new ConfigFault(faults.join('\n'), 'Correct the configuration; --help names its keys.');
  // the schema has just been checked
  const checked = withDefaults(value, schema) as CheckedConfig;
  const fail = (key: string, message: string, advice: string): never => {
    throw new ConfigFault(`${path}:${lineOf(text, key)}: ${message}`, advice);
  };
  const names = checked.consoles.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) fail(twice, `Two consoles are called "${twice}".`, 'Give each console a name of its own.');
  if (startMicros(checked.startFrom, 0) === undefined) {
    fail(
      'startFrom',
      `"startFrom" is ${JSON.stringify(checked.startFrom)}, no such time exists.`,
      'Write 24h, 7d or an ISO time.',
    );
  }
  return {
    consoles: checked.consoles.map((one) => readConsole(one, source, fail)),
    startFrom: checked.startFrom,
    overlapSeconds: durationSeconds(checked.overlap) ?? 600,
    output: checked.output,
    stateDir: checked.stateDir.replace(/\/+$/, ''),
  };
}

/** Where the first run begins. */
export function startMicros(startFrom: string, nowMs: number): Micros | undefined {
  const seconds = durationSeconds(startFrom);
  return seconds === undefined ? timeMicros(startFrom) : nowMs * MICROS_A_MS - seconds * MICROS_A_SECOND;
}

/** A time as people write it: a date, or an ISO time with or without seconds. */
export function timeMicros(text: string): Micros | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return microsOf(`${text}T00:00:00Z`);
  return microsOf(text.replace(/([T ]\d\d:\d\d)(?=$|Z|[+-])/, '$1:00'));
}

type Fail = (key: string, message: string, advice: string) => never;

function readConsole(one: CheckedConsole, source: ApiSource, fail: Fail): ConsoleConfig {
  const { name, scope, caFile, proxy } = one;
  const streams = source.streams.map((stream) => stream.name).filter((stream) => one.streams?.[stream] ?? !one.streams);
  const tokens = [
    { kind: 'file', name: one.tokenFile },
    { kind: 'environment', name: one.tokenEnv },
    { kind: 'credential', name: one.tokenCredential },
  ] as const;
  const given = tokens.filter((token) => token.name !== undefined);
  const token = given[0];
  if (token?.name === undefined || given.length > 1) {
    return fail(
      given.length > 1 ? 'tokenEnv' : name,
      `Console "${name}" names ${given.length} places for its token, not one.`,
      'Name exactly one of tokenFile, tokenEnv, tokenCredential.',
    );
  }
  return {
    name,
    origin: originOf(one.url, fail),
    token: { kind: token.kind, name: token.name },
    scope,
    streams,
    caFile,
    proxy,
  };
}

function originOf(text: string, fail: Fail): string {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!url || url.hostname === '')
    return fail('url', `"url" is ${JSON.stringify(text)}, no address.`, 'Write https://host.');
  if (url.username !== '' || url.password !== '') {
    return fail('url', '"url" holds a user name or password.', 'Write https://host; the token goes into tokenFile.');
  }
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isHere)) return url.origin;
  return fail(
    'url',
    `"url" begins with ${url.protocol}//, which does not keep the token secret.`,
    'Write https://host.',
  );
}

function textOf(path: string, files: Files): string {
  let text: string | undefined;
  try {
    text = files.readText(path);
  } catch (cause) {
    throw new ConfigFault(`${path} cannot be read.`, 'Check its owner and mode: root:wazuh 0640.', cause);
  }
  if (text === undefined)
    throw new ConfigFault(`${path} does not exist.`, 'Name the configuration file: --config FILE.');
  return text;
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const line = text.slice(0, faultOffset(text, cause)).split('\n').length;
    throw new ConfigFault(
      `${path}:${line}: This is not JSON.`,
      'Look for a missing comma or quote at or before this line.',
      cause,
    );
  }
}

/** The line where a key, or the last name of a path, first stands; 1 when it does not. */
function lineOf(text: string, path: string): number {
  const name =
    path
      .replace(/\[\d+\]$/, '')
      .split('.')
      .at(-1) ?? '';
  const index = name === '' ? -1 : text.indexOf(JSON.stringify(name));
  return index < 0 ? 1 : text.slice(0, index).split('\n').length;
}

/** Where JSON.parse stopped: it says a position, or shows ten characters before and after. */
function faultOffset(text: string, cause: unknown): number {
  const message = cause instanceof Error ? cause.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, dots, excerpt = ''] = /, (\.\.\.)?"([\s\S]*?)"(?:\.\.\.)? is not valid JSON$/.exec(message) ?? [];
  const start = excerpt === '' ? -1 : text.indexOf(excerpt);
  return start < 0 ? text.length : start + (dots === undefined ? 0 : 10);
}
