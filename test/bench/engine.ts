import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { loadRuleset, type Ruleset, Session } from '../../src/engine/index.ts';
import { readStockRuleset, readTestRuleset } from '../conformance/stock-ruleset.ts';
import { COLD_RUNS, type Figure, median, medianMs } from './measure.ts';
import { readSuite, runOneSession, runSections } from './suite.ts';

const FIRST_LOAD = fileURLToPath(new URL('first-load.ts', import.meta.url));
const KILOBYTES = 1000;
const SESSIONS = 1000;
const ROUNDS = 10;

/** The engine's speed and size with the stock ruleset, over the vendor's suite in order. */
export function benchEngine(ruleset: string, golden: string): readonly Figure[] {
  const events = readSuite(golden);
  const shipped = readStockRuleset(ruleset);
  const fresh = Array.from({ length: COLD_RUNS }, () => firstLoad(ruleset, golden));
  const reloadMs = medianMs(5, () => void loadRuleset(shipped));
  const loaded = loadRuleset([...shipped, ...readTestRuleset(ruleset)]);
  const sessionMs = medianMs(5, () => openSessions(loaded)) / SESSIONS;
  const suiteMs = medianMs(5, () => runSections(loaded, events));
  const oneSessionMs = medianMs(5, () => runOneSession(loaded, events, ROUNDS)) / ROUNDS;
  return [
    { name: 'stock ruleset loaded, new process', value: median(fresh.map(([ms]) => ms)), unit: 'ms', target: 500 },
    { name: 'stock ruleset loaded again', value: reloadMs, unit: 'ms', target: 500 },
    { name: 'fresh session with a plain first event', value: sessionMs, unit: 'ms', target: 0.1 },
    { name: 'suite, a fresh session each section', value: suiteMs, unit: 'ms', target: 2000 },
    { name: 'suite in one session', value: (events.length / oneSessionMs) * 1000, unit: 'events/s', target: 20_000 },
    { name: 'peak memory, new process', value: median(fresh.map(([, kb]) => kb)) / KILOBYTES, unit: 'MB', target: 300 },
  ];
}

/** Milliseconds of the load, and kilobytes at the peak. */
function firstLoad(ruleset: string, golden: string): readonly [number, number] {
  const printed = execFileSync(process.execPath, [FIRST_LOAD, ruleset, golden], { encoding: 'utf8' });
  const [loadMs = Number.NaN, peakKb = Number.NaN] = printed.split(' ').map(Number);
  return [loadMs, peakKb];
}

/** A session makes its memory with its first event, so each gets one: a line that no rule is about. */
function openSessions(ruleset: Ruleset): void {
  for (let count = 0; count < SESSIONS; count++) new Session(ruleset).process({ event: 'plain', location: 'bench' });
}
