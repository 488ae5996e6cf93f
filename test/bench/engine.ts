import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { loadRuleset, type Ruleset, type RulesetFile, Session, type SessionInput } from '../../src/engine/index.ts';
import { member, readRecording, textAt } from '../conformance/recorded.ts';
import { readStockRuleset, readTestRuleset } from '../conformance/stock-ruleset.ts';
import { type Figure, median, medianMs } from './measure.ts';

interface SuiteEvent extends SessionInput {
  readonly isNewSession: boolean;
}

const FIRST_LOAD = fileURLToPath(new URL('first-load.ts', import.meta.url));
const KILOBYTES = 1000;
const SESSIONS = 1000;

/** The engine's speed and size with the stock ruleset, over the vendor's suite in order. */
export function benchEngine(ruleset: string, golden: string): readonly Figure[] {
  const events = readSuite(join(golden, 'upstream-suite.jsonl'));
  const shipped = readStockRuleset(ruleset);
  const whole: readonly RulesetFile[] = [...shipped, ...readTestRuleset(ruleset)];
  const firstLoads = Array.from({ length: 5 }, () => firstLoadMs(ruleset));
  const reloadMs = medianMs(5, () => void loadRuleset(shipped));
  const loaded = loadRuleset(whole);
  const sessionMs = medianMs(5, () => openSessions(loaded)) / SESSIONS;
  const suiteMs = medianMs(5, () => runSections(loaded, events));
  const oneSessionMs = medianMs(9, () => runOneSession(loaded, events));
  return [
    { name: 'stock ruleset loaded, new process', value: median(firstLoads), unit: 'ms', target: 500 },
    { name: 'stock ruleset loaded again', value: reloadMs, unit: 'ms', target: 500 },
    { name: 'fresh session', value: sessionMs, unit: 'ms', target: 0.1 },
    { name: 'suite, a fresh session each section', value: suiteMs, unit: 'ms', target: 2000 },
    { name: 'suite in one session', value: (events.length / oneSessionMs) * 1000, unit: 'events/s', target: 20_000 },
    { name: 'peak memory', value: process.resourceUsage().maxRSS / KILOBYTES, unit: 'MB', target: 300 },
  ];
}

function firstLoadMs(ruleset: string): number {
  return Number(execFileSync(process.execPath, [FIRST_LOAD, ruleset], { encoding: 'utf8' }));
}

function readSuite(path: string): readonly SuiteEvent[] {
  return readRecording(path).map((event) => ({
    event: textAt(event, 'event') ?? '',
    location: textAt(event, 'location') ?? '',
    isNewSession: member(event, 'new_session') === true,
  }));
}

function openSessions(ruleset: Ruleset): void {
  for (let count = 0; count < SESSIONS; count++) new Session(ruleset);
}

function runSections(ruleset: Ruleset, events: readonly SuiteEvent[]): void {
  let session = new Session(ruleset);
  for (const event of events) {
    if (event.isNewSession) session = new Session(ruleset);
    session.process(event);
  }
}

function runOneSession(ruleset: Ruleset, events: readonly SuiteEvent[]): void {
  const session = new Session(ruleset);
  for (const event of events) session.process(event);
}
