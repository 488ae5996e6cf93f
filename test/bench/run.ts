// npm run bench: medians of speed and size beside what they have to be; exit 1 when one is missed.
// All rows but those of build and harness need WAZUH_RULESET and OSSIFY_GOLDEN. Run it on a machine that does nothing else.
import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { benchBuild } from './build.ts';
import { benchCheck } from './check.ts';
import { benchCollector } from './collector.ts';
import { benchEngine } from './engine.ts';
import { benchHarness } from './harness.ts';
import { type Figure, figureText, isMet } from './measure.ts';

const { WAZUH_RULESET: ruleset, OSSIFY_GOLDEN: golden, OSSIFY_NO_SKIP: noSkip } = process.env;
const [load = 0] = loadavg();
process.stdout.write(`Node ${process.version}, ${availableParallelism()} processors, load ${load.toFixed(1)} before\n`);

show(benchBuild());
show(benchHarness());
if (ruleset && golden) {
  show(benchEngine(ruleset, golden));
  show(benchCheck(ruleset));
  show(await benchCollector(golden));
} else {
  process.stdout.write(
    'engine, checks and collector: not measured; set WAZUH_RULESET and OSSIFY_GOLDEN to the stock ruleset and the recordings\n',
  );
  if (noSkip === '1') process.exitCode = 1;
}

function show(figures: readonly Figure[]): void {
  for (const figure of figures) process.stdout.write(`${figureText(figure)}\n`);
  if (!figures.every(isMet)) process.exitCode = 1;
}
