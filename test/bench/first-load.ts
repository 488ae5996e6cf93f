// Run by the bench as a process of its own, where no pattern is known yet: what one load of the stock ruleset and one
// pass of the suite cost. It prints two numbers: milliseconds of the load, kilobytes of memory at the peak.
import process from 'node:process';
import { loadRuleset } from '../../src/engine/index.ts';
import { readStockRuleset, readTestRuleset } from '../conformance/stock-ruleset.ts';
import { readSuite, runOneSession } from './suite.ts';

const [ruleset = '', golden = ''] = process.argv.slice(2);
const files = [...readStockRuleset(ruleset), ...readTestRuleset(ruleset)];
const began = performance.now();
const loaded = loadRuleset(files);
const loadMs = performance.now() - began;
runOneSession(loaded, readSuite(golden));
process.stdout.write(`${loadMs} ${process.resourceUsage().maxRSS}`);
