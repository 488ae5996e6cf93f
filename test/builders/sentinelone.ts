import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isObject } from '../../rules-src/sentinelone/streams/read.ts';
import { source, threats } from '../../rules-src/sentinelone/streams.ts';
import type { Followed, Json, JsonObject, Stream } from '../../src/define/index.ts';
import { type HealthReport, healthLine, type Line, lineOf } from '../../src/line/index.ts';

const samples = resolve(import.meta.dirname, '../../rules-src/sentinelone/samples');

/** File of a stream's sample page. */
const fileOf: Readonly<Record<string, string>> = { unifiedAlerts: 'unified_alerts.json' };

/** JSON as the collector reads it: integers that a double cannot hold stay texts with all their digits. */
export function readJson(text: string): Json {
  return JSON.parse(text, (_name, value: Json, context?: { source?: string }): Json => {
    const exact = typeof value !== 'number' || Number.isSafeInteger(value) || !/^-?\d+$/.test(context?.source ?? '');
    return exact ? value : (context?.source ?? value);
  });
}

/** A sample file of the plugin. */
export function sampleFile(name: string): Json {
  return readJson(readFileSync(resolve(samples, name), 'utf8'));
}

/** The objects of a stream's sample page. */
export function sampleObjects(stream: Stream): readonly JsonObject[] {
  return objectsOf(stream, sampleFile(fileOf[stream.name] ?? `${stream.name}.json`));
}

/** The objects of an answer. */
export function objectsOf(stream: Stream, body: Json): readonly JsonObject[] {
  const list = stream.rows.reduce((here: Json | undefined, name) => (isObject(here) ? here[name] : undefined), body);
  if (!Array.isArray(list)) return [];
  return list.map((row: Json) => (stream.object ? stream.object(row) : row)).filter(isObject);
}

export const sampleStreams: readonly Stream[] = source.streams;

/** Where the plugin keeps the lines of a stream's samples. */
export function linesFile(name: string): string {
  return resolve(samples, 'lines', `${name}.json`);
}

/** What a stream makes of an object, as it is printed: without what is undefined. */
export function shapedBy(stream: Stream, object: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(stream.shape(object, undefined)));
}

/** The collector's line of an object: a new one, or one that was followed before. */
export function sampleLine(stream: Stream, object: JsonObject, previous?: Followed): string | undefined {
  return madeLine(stream, object, previous).line;
}

function madeLine(stream: Stream, object: JsonObject, previous?: Followed): Line {
  const secrets = new Set(source.secretMembers.map((name) => name.toLowerCase()));
  return lineOf(stream, object, { plugin: source.plugin, console: 'main', secrets, previous });
}

/** Lines of every sample object, of one whose followed status was another before, and of a threat in the flat v2.0 shape. */
export function sampleLines(stream: Stream): string {
  const objects = sampleObjects(stream);
  const [first] = objects;
  const before =
    first && stream.status ? { ...madeLine(stream, first).followed, [stream.status]: 'another' } : undefined;
  const lines = [
    ...objects.map((object) => sampleLine(stream, object)),
    ...(first && before ? [sampleLine(stream, first, before)] : []),
    ...(stream === threats ? objectsOf(threats, sampleFile('threats_v20.json')).slice(0, 1) : []).map((object) =>
      sampleLine(stream, object),
    ),
  ];
  return `[\n${lines.join(',\n')}\n]\n`;
}

const reports: readonly HealthReport[] = [
  { about: 'run', state: 'heartbeat', message: '5 streams are up to date.' },
  {
    about: 'threats',
    state: 'failing',
    class: 'auth',
    message: 'The console refuses the token.',
    advice: 'Renew the token.',
    since: '2026-01-01T00:00:00.000Z',
    httpStatus: 401,
  },
  { about: 'threats', state: 'recovered', message: 'The stream answers again.', since: '2026-01-01T00:00:00.000Z' },
  { about: 'token', state: 'warning', class: 'token-expiry', message: 'The token ends in 13 days.', daysLeft: 13 },
];

/** Lines that the collector writes about itself. */
export function healthLines(): string {
  const context = { plugin: source.plugin, console: 'main' };
  const lines = reports.map((report) => healthLine(context, report, '2026-01-02T00:00:00.000Z').line);
  return `[\n${lines.join(',\n')}\n]\n`;
}
