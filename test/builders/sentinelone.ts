import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { source } from '../../rules-src/sentinelone/streams.ts';
import type { Json, JsonObject, Stream } from '../../src/define/index.ts';

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
  return stream.page(sampleFile(fileOf[stream.name] ?? `${stream.name}.json`)).objects;
}

export const sampleStreams: readonly Stream[] = source.streams;

/** Where the plugin keeps the lines that its sample objects become. */
export function linesFile(stream: Stream): string {
  return resolve(samples, 'lines', `${stream.name}.json`);
}
