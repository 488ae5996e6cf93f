import { OssifyError, type SourceLocation } from '../diagnostics/index.ts';
import type { ExampleLists } from './example-lists.ts';
import { membersOf, textsOf } from './logtest-document.ts';

/** One event of an example; `waitSeconds` pass before it. */
export interface ExampleEvent {
  readonly text: string;
  readonly logFormat: string;
  readonly location: string;
  readonly waitSeconds: number;
}

/** What must hold for the last event; a member that is absent is not looked at. */
export interface Expectation {
  /** null: no rule at all. */
  readonly rule?: string | null;
  readonly level?: number;
  readonly decoder?: string | null;
  /** Each must be among the rule's groups (compliance ones with their prefix). */
  readonly groups?: readonly string[];
  /** By dotted name; null: the field is absent. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly description?: string;
  readonly alert?: boolean;
}

/** One line of examples.jsonl. */
export interface Example {
  readonly name: string;
  readonly rule: string;
  readonly kind: 'fires' | 'silent';
  readonly events: readonly ExampleEvent[];
  readonly expect: Expectation;
  /** What CDB lists hold while it is judged; absent: what is shipped. */
  readonly lists?: ExampleLists;
  /** Where it is defined. */
  readonly at: SourceLocation;
}

/**
 * Reads examples.jsonl (contracts.md section 5).
 * @param file its name, for faults and for examples that do not say where they are defined
 * @throws OssifyError EXAMPLES_DAMAGED with the line
 */
export function readExamples(text: string, file: string): Example[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const at = { file, line: index + 1 };
    return [readExample(parseLine(line, at), at)];
  });
}

function parseLine(line: string, at: SourceLocation): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw damaged(at, `is not JSON (${cause instanceof Error ? cause.message : cause})`, cause);
  }
}

const MEMBERS = ['name', 'rule', 'kind', 'events', 'expect', 'lists', 'at'];
const EVENT_MEMBERS = ['text', 'log_format', 'location', 'wait'];

/** The members of an object; one that is misspelt would never be looked at. */
function knownMembers(value: unknown, known: readonly string[], at: SourceLocation) {
  const members = membersOf(value);
  const unknown = Object.keys(members).find((name) => !known.includes(name));
  if (unknown !== undefined) throw damaged(at, `has "${unknown}", which is none of ${known.join(', ')}`);
  return members;
}

function readExample(value: unknown, at: SourceLocation): Example {
  const { name, rule, kind, events, expect, lists, at: defined } = knownMembers(value, MEMBERS, at);
  if (typeof name !== 'string' || name === '') throw damaged(at, 'has no "name"');
  if (kind !== 'fires' && kind !== 'silent')
    throw damaged(at, `has the kind ${JSON.stringify(kind)}, neither "fires" nor "silent"`);
  const id = idOf(rule);
  if (id === undefined) throw damaged(at, `has ${JSON.stringify(rule)} where the id of a rule belongs`);
  if (!Array.isArray(events) || events.length === 0) throw damaged(at, 'has no "events"');
  const source = membersOf(defined);
  return {
    name,
    rule: id,
    kind,
    events: events.map((event) => readEvent(event, at)),
    expect: readExpectation(expect, at),
    ...(lists === undefined ? {} : { lists: readLists(membersOf(lists), at) }),
    at: typeof source.file === 'string' ? { file: source.file, ...lineOf(source.line) } : at,
  };
}

function readLists(lists: Readonly<Record<string, unknown>>, at: SourceLocation): ExampleLists {
  return Object.fromEntries(
    Object.entries(lists).map(([path, text]) => {
      if (typeof text !== 'string') throw damaged(at, `has the list "${path}" without a text`);
      return [path, text];
    }),
  );
}

function lineOf(line: unknown): { line?: number } {
  return typeof line === 'number' ? { line } : {};
}

function idOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? text : undefined;
}

function readEvent(value: unknown, at: SourceLocation): ExampleEvent {
  const { text, log_format: logFormat, location, wait } = knownMembers(value, EVENT_MEMBERS, at);
  for (const [name, given] of Object.entries({ log_format: logFormat, location })) {
    if (given !== undefined && typeof given !== 'string')
      throw damaged(at, `has an event with the ${name} ${JSON.stringify(given)}; it is a text`);
  }
  if (typeof text !== 'string' || text === '') throw damaged(at, 'has an event without "text"');
  if (wait !== undefined && wait !== null && !(typeof wait === 'number' && wait >= 0)) {
    throw damaged(at, `has an event with the wait ${JSON.stringify(wait)}; it is a number of seconds`);
  }
  return {
    text,
    logFormat: typeof logFormat === 'string' ? logFormat : 'syslog',
    location: typeof location === 'string' ? location : 'stdin',
    waitSeconds: typeof wait === 'number' ? wait : 0,
  };
}

/** What each member of `expect` may be. A member that is misspelt, or of another type, would never be looked at. */
const EXPECTED: Readonly<Record<string, readonly [of: string, isOne: (value: unknown) => boolean]>> = {
  rule: ["a rule's id, or null", (value) => value === null || idOf(value) !== undefined],
  level: ['a number', (value) => typeof value === 'number'],
  decoder: ['a name, or null', (value) => value === null || typeof value === 'string'],
  groups: ['a list of names', (value) => Array.isArray(value) && value.every((name) => typeof name === 'string')],
  fields: ['an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value)],
  description: ['a text', (value) => typeof value === 'string'],
  alert: ['true or false', (value) => typeof value === 'boolean'],
};

function readExpectation(expect: unknown, at: SourceLocation): Expectation {
  if (expect !== undefined && expect !== null && (typeof expect !== 'object' || Array.isArray(expect)))
    throw damaged(at, `expects ${JSON.stringify(expect)}; it is an object`);
  const members = knownMembers(expect, Object.keys(EXPECTED), at);
  for (const [name, value] of Object.entries(members)) {
    const [of, isOne] = EXPECTED[name] ?? [];
    if (isOne?.(value) === false) throw damaged(at, `expects the ${name} ${JSON.stringify(value)}; it is ${of}`);
  }
  const { rule, level, decoder, groups, fields, description, alert } = members;
  return {
    ...(rule === null ? { rule } : {}),
    ...(idOf(rule) === undefined ? {} : { rule: idOf(rule) ?? null }),
    ...(typeof level === 'number' ? { level } : {}),
    ...(typeof decoder === 'string' || decoder === null ? { decoder } : {}),
    ...(Array.isArray(groups) ? { groups: textsOf(groups) } : {}),
    ...(typeof fields === 'object' && fields !== null ? { fields: membersOf(fields) } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof alert === 'boolean' ? { alert } : {}),
  };
}

function damaged(at: SourceLocation, what: string, cause?: unknown): OssifyError {
  return new OssifyError({
    code: 'EXAMPLES_DAMAGED',
    at,
    message: `The example ${what}.`,
    hint: 'The file is generated: run "ossify build", or correct the line if it was written by hand.',
    cause,
  });
}
