import { readFileSync } from 'node:fs';
import { type Area, type Difference, orThrown } from './area.ts';
import { passesDecoder } from './decoder.ts';
import { passesJson } from './json.ts';
import { type Line, parseLine } from './line.ts';
import { passesOsMatch } from './os-match.ts';
import { passesOsRegex } from './os-regex.ts';
import { passesPredecode } from './predecode.ts';

/** By the name of the file. */
export const COMPARERS: ReadonlyMap<string, (line: Line) => boolean> = new Map([
  ['decoder', passesDecoder],
  ['json', passesJson],
  ['osmatch', passesOsMatch],
  ['osregex', passesOsRegex],
  ['predecode', passesPredecode],
]);

/** Runs one file of vectors; a file of a kind that nobody compares has failed as a whole. */
export function runVectors(name: string, path: string): Area {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const passes = COMPARERS.get(name);
  const differences = lines.flatMap(
    (text, index) => orThrown(`line ${index + 1}`, () => check(text, index, passes)) ?? [],
  );
  return { name, total: lines.length, differences };
}

function check(text: string, index: number, passes: ((line: Line) => boolean) | undefined): Difference | undefined {
  const name = `line ${index + 1}`;
  if (!passes) return { name, what: 'kind', expected: 'a comparer', actual: '-' };
  return passes(parseLine(text)) ? undefined : { name, what: 'vector', expected: text, actual: 'something else' };
}
