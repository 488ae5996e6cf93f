import { relative } from 'node:path';
import type {
  Example,
  ExampleEvent,
  Expectation,
  Followed,
  Json,
  List,
  Plugin,
  Rule,
  Stream,
  TestKind,
} from '../../define/index.ts';
import { lineOf } from '../../line/index.ts';
import { LINE_LIMIT_BYTES, reserialise } from '../../logcollector/index.ts';
import { listPath, listText } from '../artifacts/configuration.ts';
import { nearest } from '../nearest.ts';
import type { Findings, Report } from '../report.ts';
import { changedObject, isJsonObject, pathsOf } from './changed-object.ts';

/** One event of an example as the engine gets it. */
export interface CompiledEvent {
  readonly text: string;
  readonly log_format: 'json' | 'syslog';
  readonly location: string;
  /** Seconds since the event before it. */
  readonly wait: number;
}

/** A line of examples.jsonl: what harness, installer and others judge the XML by. */
export interface CompiledExample {
  readonly name: string;
  readonly rule: number;
  readonly kind: 'fires' | 'silent';
  readonly events: readonly CompiledEvent[];
  readonly expect: Omit<Expectation, 'rule'> & { readonly rule?: number | null };
  /** Contents of the lists that the rule looks up, where they are not those that are shipped: by path. */
  readonly lists?: Readonly<Record<string, string>>;
  readonly at: { readonly file: string; readonly line: number };
}

/** The console's name in an example's keys. */
const CONSOLE = 'main';

/** Puts every rule's examples into events as they reach the engine. */
export function compileExamples(plugin: Plugin, root: string, findings: Findings): readonly CompiledExample[] {
  const known = knownPaths(plugin);
  const rules = plugin.rules.flatMap((group) => group.rules).sort((a, b) => a.id - b.id);
  return rules.flatMap((rule) =>
    (['fires', 'silent'] as const).flatMap((kind) =>
      (rule.examples?.[kind] ?? []).flatMap((given, index) => {
        const example: Example = typeof given === 'string' ? { of: given } : given;
        const name = example.name ?? `${rule.id} ${kind} ${index + 1}`;
        const report: Report = (complaint) =>
          findings.about(rule)({ ...complaint, message: `Example "${name}": ${complaint.message}` });
        const events = compileEvents({ plugin, rule, known, report, remembered: new Map() }, example);
        if (events === undefined) return [];
        const at = {
          file: rule.at ? relative(root, rule.at.file).replaceAll('\\', '/') : '',
          line: rule.at?.line ?? 0,
        };
        const expect = expectationOf(rule, kind, example);
        return [{ name, rule: rule.id, kind, events, expect, ...exampleLists(plugin, rule), at }];
      }),
    ),
  );
}

/** Lists whose example entries a rule's examples need. */
function exampleLists(plugin: Plugin, rule: Rule): Pick<CompiledExample, 'lists'> {
  const looksUp = rule.where.some(([, tests]) => tests.some(({ test }) => listOf(test)?.exampleEntries !== undefined));
  if (!looksUp) return {};
  const filled = (plugin.lists ?? []).filter(({ exampleEntries }) => exampleEntries !== undefined);
  return { lists: Object.fromEntries(filled.map((list) => [listPath(plugin, list), listText(list.exampleEntries)])) };
}

function listOf(test: TestKind): List | undefined {
  if (test.kind === 'not') return listOf(test.test);
  return test.kind === 'list' && test.list.kind === 'list' ? test.list : undefined;
}

function expectationOf(rule: Rule, kind: 'fires' | 'silent', { expect = {} }: Example): CompiledExample['expect'] {
  return kind === 'fires' ? { rule: rule.id, level: rule.level, ...expect } : expect;
}

interface ExampleContext {
  readonly plugin: Plugin;
  readonly rule: Rule;
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
  readonly report: Report;
  /** What the collector would remember of each object, by stream and id. */
  readonly remembered: Map<string, Followed>;
}

function compileEvents(context: ExampleContext, example: Example): readonly CompiledEvent[] | undefined {
  const all: readonly ExampleEvent[] = [example, ...(example.then ?? [])];
  const events: CompiledEvent[] = [];
  let waited = 0;
  for (const [index, event] of all.entries()) {
    waited += index === 0 ? 0 : (event.afterSeconds ?? 0);
    const text = eventText(context, event);
    if (text === undefined) return undefined;
    if (text === null) {
      if (index < all.length - 1) continue;
      context.report({
        code: 'EXAMPLE_WITHOUT_LINE',
        message: 'the collector writes no line for its last event, since nothing that is followed changed.',
        hint: 'Change a followed member, or leave the event out.',
      });
      return undefined;
    }
    const format = event.transport ?? context.rule.event.transport;
    const location = event.location ?? locationOf(context.plugin, format);
    events.push({ text, log_format: format, location, wait: waited });
    waited = 0;
  }
  return events;
}

/** The file that Wazuh reads lines of this format from. */
function locationOf(plugin: Plugin, format: 'json' | 'syslog'): string {
  const file = plugin.transports.find((transport) => transport.kind === 'file' && transport.logFormat === format);
  if (file?.kind === 'file') return file.location;
  return `/var/ossec/logs/ossify/${plugin.name}.${format === 'json' ? 'json' : 'log'}`;
}

/** The text that reaches the engine; null when no line is written; undefined when something was reported. */
function eventText(context: ExampleContext, event: ExampleEvent): string | null | undefined {
  const line = typeof event.of === 'string' ? event.of : objectLine(context, event, event.of);
  if (typeof line !== 'string') return line;
  if ((event.transport ?? context.rule.event.transport) === 'syslog') return line;
  const printed = Buffer.byteLength(line) > LINE_LIMIT_BYTES ? undefined : reserialise(line);
  if (printed === undefined) {
    context.report({
      code: 'EXAMPLE_DROPPED',
      message: 'its line is no JSON object, or too long: logcollector drops it.',
      hint: `A line has at most ${LINE_LIMIT_BYTES} bytes; a syslog line needs transport: 'syslog'.`,
    });
  }
  return printed;
}

function objectLine(context: ExampleContext, event: ExampleEvent, of: object): string | null | undefined {
  const { plugin, rule, remembered } = context;
  const stream = event.stream ?? rule.event.stream;
  if (!isJsonObject(of)) {
    context.report({
      code: 'EXAMPLE_NO_OBJECT',
      message: 'its event is an array.',
      hint: 'Name one object of the page.',
    });
    return undefined;
  }
  if (!changesAreKnown(context, event, stream)) return undefined;
  const object = changedObject(of, event.with ?? {});
  if (stream === undefined) return JSON.stringify(object);
  const identity = `${stream.name} ${stream.id(object) ?? ''}`;
  const secrets = new Set((plugin.streams?.secretMembers ?? []).map((name) => name.toLowerCase()));
  const previous = remembered.get(identity);
  const made = lineOf(stream, object, { plugin: plugin.name, console: CONSOLE, secrets, previous });
  remembered.set(identity, made.followed);
  return made.line ?? null;
}

function changesAreKnown(context: ExampleContext, event: ExampleEvent, stream: Stream | undefined): boolean {
  const known = context.known.get(stream?.name ?? '') ?? new Set();
  const unknown = Object.keys(event.with ?? {}).find((path) => !known.has(path.replaceAll(/\.\d+(?=\.|$)/g, '.0')));
  if (unknown === undefined) return true;
  context.report({
    code: 'EXAMPLE_UNKNOWN_MEMBER',
    message: `it changes "${unknown}", which no sample of the stream has.`,
    hint: nearest(unknown, [...known]),
  });
  return false;
}

/** Paths that API objects of a stream have, by the plugin's samples and by all objects of examples. */
function knownPaths(plugin: Plugin): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  const seen = new Set<object>();
  const add = (stream: string, object: object) => {
    if (seen.has(object)) return;
    seen.add(object);
    const paths = known.get(stream) ?? new Set<string>();
    for (const path of pathsOf(object)) paths.add(path);
    known.set(stream, paths);
  };
  for (const [stream, objects] of Object.entries(plugin.samples ?? {}))
    for (const object of objects) add(stream, object);
  for (const rule of plugin.rules.flatMap((group) => group.rules)) {
    for (const example of [...(rule.examples?.fires ?? []), ...(rule.examples?.silent ?? [])]) {
      if (typeof example === 'string') continue;
      for (const { of, stream = rule.event.stream } of [example, ...(example.then ?? [])]) {
        if (typeof of === 'object') add(stream?.name ?? '', of);
      }
    }
  }
  return known;
}

/** examples.jsonl: one compact object a line, members in the order of the contract. */
export function examplesText(examples: readonly CompiledExample[]): string {
  return examples.map((example) => `${JSON.stringify(orderedExample(example))}\n`).join('');
}

function orderedExample({ name, rule, kind, events, expect, lists, at }: CompiledExample): Json {
  const expected: Record<string, Json> = {};
  for (const key of ['rule', 'level', 'decoder', 'groups', 'fields', 'description'] as const) {
    const value = expect[key];
    if (value !== undefined) expected[key] = value;
  }
  const told = { name, rule, kind, events: events.map((event) => ({ ...event })), expect: expected };
  return lists ? { ...told, lists, at } : { ...told, at };
}
