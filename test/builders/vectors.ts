import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Line, parseLine } from '../conformance/line.ts';

const FOLDER = resolve(import.meta.dirname, '../vectors');

/** The recorded vectors of one kind, e.g. `osregex`. */
export function vectors(kind: string): readonly Line[] {
  const text = readFileSync(resolve(FOLDER, `${kind}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(parseLine);
}
