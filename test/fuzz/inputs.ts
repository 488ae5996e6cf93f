import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimalBase, type RulesetFile, utf8ToBytes } from '../../src/engine/index.ts';
import { Random } from '../builders/random.ts';
import { mutated, randomBytes } from './mutate.ts';

/** One thing to give the engine; bytes as byte strings. */
export type FuzzInput =
  | { readonly kind: 'event'; readonly event: string; readonly location: string }
  | { readonly kind: 'ruleset'; readonly files: readonly RulesetFile[]; readonly event: string };

/** Sound texts, which the fuzzer damages. */
export interface Corpus {
  readonly events: readonly [string, ...string[]];
  readonly decoders: readonly [string, ...string[]];
  readonly rules: readonly [string, ...string[]];
}

interface RecordedCase {
  readonly decoders?: string | null;
  readonly rules?: string | null;
  readonly events: readonly { readonly event?: string }[];
}

/** Reads the recorded cases of test/cases. */
export function readCorpus(): Corpus {
  const folder = join(import.meta.dirname, '../cases');
  const cases: RecordedCase[] = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line));
  const texts = (of: (one: RecordedCase) => readonly (string | null | undefined)[]): [string, ...string[]] => [
    'x',
    ...cases.flatMap(of).flatMap((text) => (text ? [utf8ToBytes(text)] : [])),
  ];
  return {
    events: texts(({ events }) => events.map(({ event }) => event)),
    decoders: texts(({ decoders }) => [decoders]),
    rules: texts(({ rules }) => [rules]),
  };
}

const LOCATIONS = ['stdin', '/var/log/auth.log', '(agent) any->/x', '[001] (agent) 10.0.0.1->/x', 'a|b:c', ''] as const;

/** The input of that number: the same for the same seed. */
export function makeInput(corpus: Corpus, seed: number, index: number): FuzzInput {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ index);
  const event = makeEvent(corpus, random);
  if (random.below(4) > 0) return { kind: 'event', event, location: random.pick(LOCATIONS) };
  const pick = (texts: readonly [string, ...string[]]): string =>
    mutated(random.pick(texts), random.pick(texts), random);
  const text = (bytes: string): Uint8Array => Buffer.from(bytes, 'latin1');
  const files = [
    ...minimalBase,
    { path: 'etc/decoders/local_decoder.xml', text: text(random.below(2) === 0 ? pick(corpus.decoders) : '') },
    { path: 'etc/rules/local_rules.xml', text: text(pick(corpus.rules)) },
  ];
  // An empty custom decoder file stops the engine: leave it out then.
  return { kind: 'ruleset', files: files.filter((file) => file.text.length > 0), event };
}

function makeEvent(corpus: Corpus, random: Random): string {
  if (random.below(5) === 0) return randomBytes(random, 400);
  return mutated(random.pick(corpus.events), random.pick(corpus.events), random);
}
