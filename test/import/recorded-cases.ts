import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { minimalBase } from '../../src/engine/base/index.ts';
import { loadRuleset, printOutput, type RulesetFile } from '../../src/engine/index.ts';
import type { JsonObject } from '../../src/engine/json/index.ts';
import { firstDifference, rulesetFacts } from '../../src/import/index.ts';
import { type Bases, caseFiles, caseOptions, needsStock, type Reply, runCase } from '../conformance/cases.ts';
import { readRecording, textAt } from '../conformance/recorded.ts';
import { readStockRuleset } from '../conformance/stock-ruleset.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { surroundingsOf } from './stock-files.ts';
import { isDefinitionFile, roundTrip } from './trip.ts';
import type { Workshop } from './workshop.ts';

/** @param folder of recordings, `*.jsonl` @param ruleset the stock one; without it the cases that need it are left out */
export async function allCaseTrips(
  folder: string,
  ruleset: string | undefined,
  workshop: Workshop,
): Promise<readonly Outcome[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const outcomes: Outcome[] = [];
  for (const name of names.sort()) {
    outcomes.push(...(await caseTrips(basename(name, '.jsonl'), readRecording(join(folder, name)), ruleset, workshop)));
  }
  return outcomes;
}

/** The rule and decoder files of each case, imported as one plugin; cases without such a file are left out. */
async function caseTrips(
  area: string,
  cases: readonly JsonObject[],
  ruleset: string | undefined,
  workshop: Workshop,
): Promise<readonly Outcome[]> {
  const bases: Bases = { minimal: minimalBase, stock: ruleset === undefined ? undefined : readStockRuleset(ruleset) };
  const given = new Set<RulesetFile['path']>([...minimalBase, ...(bases.stock ?? [])].map(({ path }) => path));
  const outcomes: Outcome[] = [];
  for (const recorded of cases) {
    if (needsStock(recorded) && bases.stock === undefined) continue;
    const files = caseFiles(recorded, bases);
    const own = files.filter((file) => isDefinitionFile(file) && !given.has(file.path));
    if (own.length === 0) continue;
    outcomes.push(
      await outcomeOf(`${area}: ${textAt(recorded, 'name')}`, () => caseTrip(recorded, files, own, workshop)),
    );
  }
  return outcomes;
}

async function caseTrip(
  recorded: JsonObject,
  files: readonly RulesetFile[],
  own: readonly RulesetFile[],
  workshop: Workshop,
): Promise<Omit<Outcome, 'name'>> {
  const options = caseOptions(recorded);
  const before = loadRuleset(files, options);
  const trip = await roundTrip(own, surroundingsOf(before), workshop);
  if (trip.kind === 'refused') return { kind: 'refused', why: trip.codes.join(', ') };
  const imported = new Set(own);
  const after = [...files.filter((file) => !imported.has(file)), ...trip.files];
  const difference =
    firstDifference(rulesetFacts(before), rulesetFacts(loadRuleset(after, options))) ??
    firstDifference(
      runCase(recorded, files, options).map(answerFacts),
      runCase(recorded, after, options).map(answerFacts),
    );
  return difference === undefined ? { kind: 'returned', why: '' } : { kind: 'wrong', why: difference };
}

function answerFacts(reply: Reply): { readonly output: string; readonly alert: unknown } {
  if (reply instanceof Error) return { output: reply.message, alert: undefined };
  return { output: reply.output ? printOutput(reply.output) : '-', alert: reply.alert };
}
