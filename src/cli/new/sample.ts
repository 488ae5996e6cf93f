import { OssifyError } from '../../diagnostics/index.ts';
import { bytesToUtf8, utf8ToBytes } from '../../engine/index.ts';
import { predecode } from '../../engine/predecode/index.ts';

/** What a new plugin is made of. */
export type Sample = { readonly kind: 'json'; readonly lines: readonly object[]; readonly key: JsonKey } | TextSample;

export interface TextSample {
  readonly kind: 'text';
  readonly line: string;
  /** What Wazuh's pre-decoder finds before the log; decoders of such lines are looked up by it. */
  readonly programName: string | undefined;
  /** The first word of the log. */
  readonly start: string;
}

/** The member that tells the product's lines from others: a text that all of them share, if there is one. */
export interface JsonKey {
  readonly field: string;
  readonly value: string;
}

/** Without a sample: one invented line. */
export function inventedSample(name: string): Sample {
  return textSample(`${name}: user=jane action=login result=failed`);
}

/**
 * Reads sample events: a JSON array, JSON lines, or one text line.
 * @throws OssifyError SAMPLE_EMPTY, SAMPLE_NO_KEY
 */
export function readSample(text: string, file: string): Sample {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first] = lines;
  if (first === undefined) {
    throw new OssifyError({
      code: 'SAMPLE_EMPTY',
      at: { file },
      message: 'It holds no line.',
      hint: 'Give it at least one event.',
    });
  }
  const objects = jsonObjects(text, lines);
  if (objects === undefined) return textSample(first);
  const key = findKey(objects);
  if (key !== undefined) return { kind: 'json', lines: objects, key };
  throw new OssifyError({
    code: 'SAMPLE_NO_KEY',
    at: { file },
    message: 'No member holds the same text in all of its events, so nothing tells them from other JSON events.',
    hint: 'Use events of one product that name it, for example "integration": "acme".',
  });
}

function jsonObjects(text: string, lines: readonly string[]): readonly object[] | undefined {
  const whole = parse(text);
  const values = Array.isArray(whole) ? whole : whole === undefined ? lines.map(parse) : [whole];
  const objects = values.filter(isObject);
  return objects.length > 0 && objects.length === values.length ? objects : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON: the sample is text
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names that people give to such a member are tried first. */
const USUAL = ['integration', 'vendor', 'product', 'source', 'type'];

function findKey(objects: readonly object[]): JsonKey | undefined {
  const [first, ...others] = objects.map((object) => new Map<string, unknown>(Object.entries(object)));
  const shared = [...(first ?? [])].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[1] !== '' && others.every((other) => other.get(entry[0]) === entry[1]),
  );
  const rank = ([name]: [string, string]) => (USUAL.includes(name) ? USUAL.indexOf(name) : USUAL.length);
  const best = shared.sort((a, b) => rank(a) - rank(b))[0];
  return best && { field: best[0], value: best[1] };
}

function textSample(line: string): TextSample {
  const event = predecode(utf8ToBytes(line), '/var/log/sample', 'manager');
  const log = bytesToUtf8(event?.log ?? '');
  const programName = event?.programName === undefined ? undefined : bytesToUtf8(event.programName);
  return { kind: 'text', line, programName, start: log.slice(0, log.indexOf(' ') + 1) || log };
}
