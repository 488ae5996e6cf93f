// npm run bench: speed and size of the engine and the collector beside what they have to be; exit 1 when one is missed.
// Needs WAZUH_RULESET and OSSIFY_GOLDEN. Run it on a machine that does nothing else.
import process from 'node:process';
import { benchCollector } from './collector.ts';
import { benchEngine } from './engine.ts';
import { figureText, isMet } from './measure.ts';

const { WAZUH_RULESET: ruleset, OSSIFY_GOLDEN: golden } = process.env;
if (!ruleset || !golden) {
  process.stderr.write('bench: set WAZUH_RULESET and OSSIFY_GOLDEN to the stock ruleset and the recordings.\n');
  process.exitCode = 2;
} else {
  const figures = [...benchEngine(ruleset, golden), ...(await benchCollector(golden))];
  for (const figure of figures) process.stdout.write(`${figureText(figure)}\n`);
  process.exitCode = figures.every(isMet) ? 0 : 1;
}
