import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks, REPORTS, readCheckInput, runChecks } from '../../src/check/index.ts';
import { minimalBase } from '../../src/engine/index.ts';
import type { JsonObject } from '../../src/engine/json/index.ts';
import { caseFiles, caseOptions, checkCase } from '../conformance/cases.ts';
import { readRecording, textAt } from '../conformance/recorded.ts';
import { SHOWN } from './reports.ts';

const recordings = new Map(
  readRecording(join(import.meta.dirname, '../cases/bugs.jsonl')).map((recorded) => [
    textAt(recorded, 'name') ?? '',
    recorded,
  ]),
);

/** Kinds that say of a form what it does, whether it is meant or not. */
const REMARKS: readonly string[] = ['matches-null', 'negated-absent-field'];

function recordedCase(name: string): JsonObject {
  const recorded = recordings.get(name);
  if (recorded === undefined) throw new Error(`no case ${name}`);
  return recorded;
}

function kindsFound(recorded: JsonObject): readonly string[] {
  const files = caseFiles(recorded, { minimal: [], stock: undefined });
  const input = readCheckInput({ files, around: minimalBase, options: caseOptions(recorded) });
  return [...new Set(runChecks(input).map(({ code }) => code))].filter((code) => !REMARKS.includes(code)).sort();
}

describe.each(SHOWN.map(([number, name, kinds]) => [number, name, kinds] as const))(
  '%s (%s)',
  (number, name, kinds) => {
    test(`${REPORTS[number].sources.join(', ')}: the engine answers as recorded`, () => {
      expect(checkCase(recordedCase(name), { minimal: minimalBase, stock: undefined })).toBeUndefined();
    });
    test(
      kinds.length > 0 ? `is found: ${kinds.join(', ')}` : 'is the right form, or shows in events alone: no finding',
      () => {
        expect(kindsFound(recordedCase(name))).toEqual([...kinds].sort());
      },
    );
  },
);

test('every report is answered by a kind of finding or by a recorded case', () => {
  const answered = new Set([...checks.flatMap(({ reports = [] }) => reports), ...SHOWN.map(([number]) => number)]);
  expect(Object.keys(REPORTS).filter((number) => ![...answered].some((one) => one === number))).toEqual([]);
});
