// Run by the bench as a process of its own: how long the stock ruleset takes where no pattern is known yet.
import process from 'node:process';
import { loadRuleset } from '../../src/engine/index.ts';
import { readStockRuleset } from '../conformance/stock-ruleset.ts';

const files = readStockRuleset(process.argv[2] ?? '');
const began = performance.now();
loadRuleset(files);
process.stdout.write(String(performance.now() - began));
