// node test/import/round-trip.ts [--ruleset DIR] [--golden DIR] [--floor N] [--verbose]
// Imports every stock file and the files of every recorded case, compiles the definitions, and compares the rulesets that
// both texts load as, and what they answer to every recorded event. Exit 1 when one is wrong, or when fewer than N return.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readRecording } from '../conformance/recorded.ts';
import type { Outcome } from './outcome.ts';
import { allCaseTrips } from './recorded-cases.ts';
import { stockTrips } from './stock-files.ts';
import { inWorkshop, type Workshop } from './workshop.ts';

const { values } = parseArgs({
  options: {
    ruleset: { type: 'string', default: process.env.WAZUH_RULESET },
    golden: { type: 'string', default: process.env.OSSIFY_GOLDEN },
    floor: { type: 'string', default: '0' },
    verbose: { type: 'boolean', default: false },
  },
});

const outcomes = await inWorkshop(run);
const returned = outcomes.filter(({ kind }) => kind === 'returned').length;
const wrong = outcomes.filter(({ kind }) => kind === 'wrong').length;
for (const outcome of outcomes) report(outcome);
process.stdout.write(`${summary(outcomes)}\n`);
process.exitCode = outcomes.length > 0 && wrong === 0 && returned >= Number(values.floor) ? 0 : 1;

async function run(workshop: Workshop): Promise<readonly Outcome[]> {
  const { ruleset, golden } = values;
  const suite = golden === undefined ? undefined : join(golden, 'upstream-suite.jsonl');
  const events = suite !== undefined && existsSync(suite) ? readRecording(suite) : [];
  const cases = golden === undefined ? resolve(import.meta.dirname, '../cases') : join(golden, 'cases');
  return [
    ...(ruleset === undefined ? [] : await stockTrips(ruleset, events, workshop)),
    ...(await allCaseTrips(cases, ruleset, workshop)),
  ];
}

function report({ name, kind, why }: Outcome): void {
  if (kind === 'wrong' || (values.verbose && kind === 'refused')) process.stdout.write(`${kind}: ${name}: ${why}\n`);
}

function summary(all: readonly Outcome[]): string {
  const refused = all.filter(({ kind }) => kind === 'refused');
  const codes = new Map<string, number>();
  for (const code of refused.flatMap(({ why }) => why.split(', '))) codes.set(code, (codes.get(code) ?? 0) + 1);
  const counted = [...codes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  return `${returned} of ${all.length} round-trip, ${refused.length} refused by name (${counted.join(', ')}), ${wrong} wrong`;
}
