import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCheckInput, runChecks } from '../../src/check/index.ts';
import { OssifyError } from '../../src/diagnostics/index.ts';
import { minimalBase } from '../../src/engine/index.ts';
import { type JsonObject, printCompact } from '../../src/engine/json/index.ts';
import { caseFiles, caseOptions, needsStock } from '../conformance/cases.ts';
import { objectAt, readRecording, textAt } from '../conformance/recorded.ts';

const folder = join(import.meta.dirname, '../cases');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readRecording(join(folder, name)))
  .filter((recorded) => !needsStock(recorded));

/** Rules of which a finding says that they never fire. */
function saidToBeSilent(recorded: JsonObject): readonly string[] {
  try {
    const files = caseFiles(recorded, { minimal: [], stock: undefined });
    const around = textAt(recorded, 'base') === 'none' ? [] : minimalBase;
    const findings = runChecks(readCheckInput({ files, around, options: caseOptions(recorded) }));
    return findings.flatMap(({ message }) => /^Rule (\d+) never fires/.exec(message)?.[1] ?? []);
  } catch (error) {
    if (error instanceof OssifyError) return [];
    throw error;
  }
}

/** Ids of the rules that the real engine's answers name. */
function fired(recorded: JsonObject): ReadonlySet<string> {
  const answers = objectAt(recorded, 'recorded');
  const text = answers === undefined ? '' : printCompact(answers);
  return new Set([...text.matchAll(/"id":"(\d{1,6})"/g)].map(([, id = '']) => id));
}

test('no rule that is said never to fire does in a recorded case', () => {
  const claims = cases.flatMap((recorded) => saidToBeSilent(recorded).map((id) => ({ recorded, id })));
  expect(claims.length).toBeGreaterThan(5);
  const wrong = claims.filter(({ recorded, id }) => fired(recorded).has(id));
  expect(wrong.map(({ recorded, id }) => `${textAt(recorded, 'name')}: ${id}`)).toEqual([]);
  expect(new Set(cases.flatMap((recorded) => [...fired(recorded)])).size).toBeGreaterThan(20);
});
