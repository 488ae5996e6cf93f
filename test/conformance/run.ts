// npm run conformance -- [--ruleset DIR] [--golden DIR] [--vectors DIR] [--diff N] [--json]
// Compares the engine with every recording of the real one. Prints `area: N/M` for each file and `total: N/M`; exit 1 below 100 %.
// With OSSIFY_UPDATE=1 it writes docs/conformance.md as well.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { stock as stockFacts } from '../../src/compile/stock/index.ts';
import { minimalBase } from '../../src/engine/base/index.ts';
import type { RulesetFile } from '../../src/engine/index.ts';
import { type Area, orThrown, passed } from './area.ts';
import { checkCase } from './cases.ts';
import { conformancePage } from './page.ts';
import { readRecording } from './recorded.ts';
import { readStockRuleset, readTestRuleset } from './stock-ruleset.ts';
import { runSuite } from './suite.ts';
import { runVectors } from './vectors.ts';

const { values } = parseArgs({
  options: {
    ruleset: { type: 'string', default: process.env.WAZUH_RULESET },
    golden: { type: 'string', default: process.env.OSSIFY_GOLDEN },
    vectors: { type: 'string', default: process.env.OSSIFY_VECTORS },
    diff: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});

const stock = values.ruleset === undefined ? undefined : readStockRuleset(values.ruleset);
const rulesets = [...goldenAreas(values.golden, values.ruleset)];
const vectors = [...vectorAreas(values.vectors)];
const areas = [...rulesets, ...vectors];
if (areas.length === 0)
  process.stderr.write('No recordings: give --golden or --vectors, or set OSSIFY_GOLDEN or OSSIFY_VECTORS.\n');
report(areas, Number(values.diff));
if (process.env.OSSIFY_UPDATE === '1') writePage();
process.exitCode = areas.length > 0 && areas.every(({ differences }) => differences.length === 0) ? 0 : 1;

function writePage(): void {
  const kinds = [
    {
      title: 'Rulesets and their answers',
      about:
        "`upstream-suite` is the vendor's own regression suite on the stock ruleset, by event; the others are small rulesets of ours, one a case, with every event's answer and every message of the load.",
      areas: rulesets,
    },
    {
      title: 'Single parts',
      about: 'Patterns with their subjects, headers, JSON texts and small sets of decoders, by line.',
      areas: vectors,
    },
  ];
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(join(import.meta.dirname, '../../docs/conformance.md'), conformancePage(kinds, stockFacts.wazuh, day));
}

function* goldenAreas(golden: string | undefined, ruleset: string | undefined): Iterable<Area> {
  if (golden === undefined) return;
  const suite = join(golden, 'upstream-suite.jsonl');
  if (existsSync(suite)) {
    const files: readonly RulesetFile[] =
      ruleset === undefined ? minimalBase : [...(stock ?? []), ...readTestRuleset(ruleset)];
    yield runSuite('upstream-suite', readRecording(suite), files);
  }
  for (const path of recordings(join(golden, 'cases'))) {
    const cases = readRecording(path);
    const bases = { minimal: minimalBase, stock };
    const differences = cases.flatMap((recorded) => orThrown('', () => checkCase(recorded, bases)) ?? []);
    yield { name: basename(path, '.jsonl'), total: cases.length, differences };
  }
}

function* vectorAreas(folder: string | undefined): Iterable<Area> {
  if (folder === undefined) return;
  for (const path of recordings(folder)) yield runVectors(basename(path, '.jsonl'), path);
}

function recordings(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.sort().map((name) => join(folder, name));
}

function report(outcome: readonly Area[], shownDifferences: number): void {
  const total = outcome.reduce((sum, area) => sum + area.total, 0);
  const good = outcome.reduce((sum, area) => sum + passed(area), 0);
  if (values.json) {
    const summary = outcome.map((area) => ({ ...area, passed: passed(area) }));
    process.stdout.write(`${JSON.stringify({ areas: summary, passed: good, total }, undefined, 2)}\n`);
    return;
  }
  for (const area of outcome) {
    process.stdout.write(`${area.name}: ${passed(area)}/${area.total}\n`);
    for (const { name, what, expected, actual } of area.differences.slice(0, shownDifferences)) {
      process.stdout.write(`  ${name}: ${what}\n    expected ${expected}\n    actual   ${actual}\n`);
    }
  }
  process.stdout.write(`total: ${good}/${total}\n`);
}
