import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCheckInput, runChecks } from '../../src/check/index.ts';
import type { RulesetFile } from '../../src/engine/index.ts';
import { readStockRuleset } from '../conformance/stock-ruleset.ts';
import { type Figure, medianMs } from './measure.ts';

const RUNS = 5;

/** How long it takes to check the stock ruleset, and one built plugin beside it. */
export function benchCheck(ruleset: string): readonly Figure[] {
  const stock = readStockRuleset(ruleset);
  const plugin = builtFiles(join(import.meta.dirname, '../../generated/sentinelone/etc'));
  const timeOf = (files: readonly RulesetFile[], around: readonly RulesetFile[]): number =>
    medianMs(RUNS, () => void runChecks(readCheckInput({ files, around })));
  return [
    { name: 'stock ruleset checked', value: timeOf(stock, []), unit: 'ms', target: 3000 },
    { name: 'one plugin checked', value: timeOf(plugin, stock), unit: 'ms', target: 500 },
  ];
}

function builtFiles(folder: string): RulesetFile[] {
  return (['decoders', 'rules'] as const).flatMap((kind) =>
    readdirSync(join(folder, kind)).map((name) => ({
      path: `etc/${kind}/${name}`,
      text: readFileSync(join(folder, kind, name), 'utf8'),
      kind,
    })),
  );
}
