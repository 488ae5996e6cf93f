import { join } from 'node:path';
import process from 'node:process';
import { loadRuleset, type Ruleset, Session, type SessionInput } from '../../src/engine/index.ts';
import { member, readRecording, textAt } from '../conformance/recorded.ts';
import { readStockRuleset, readTestRuleset } from '../conformance/stock-ruleset.ts';
import { type Figure, medianMs } from './measure.ts';

interface SuiteEvent extends SessionInput {
  readonly isNewSession: boolean;
}

const MEGABYTE = 1_000_000;
const SESSIONS = 1000;
/** The suite's 1,490 events are over in a moment: one session takes them this many times. */
const ROUNDS = 10;

/** The engine's speed and size with the stock ruleset, over the vendor's suite in order. */
export function benchEngine(ruleset: string, golden: string): readonly Figure[] {
  const events = readSuite(join(golden, 'upstream-suite.jsonl'));
  const shipped = readStockRuleset(ruleset);
  const loaded = loadRuleset([...shipped, ...readTestRuleset(ruleset)]);
  runOneSession(loaded, events);
  const memory = process.memoryUsage().rss / MEGABYTE;
  const loadMs = medianMs(5, () => void loadRuleset(shipped));
  const sessionMs = medianMs(5, () => openSessions(loaded)) / SESSIONS;
  const suiteMs = medianMs(5, () => runSections(loaded, events));
  const oneSessionMs = medianMs(5, () => runOneSession(loaded, events, ROUNDS));
  return [
    { name: 'stock ruleset loaded', value: loadMs, unit: 'ms', target: 500 },
    { name: 'a fresh session', value: sessionMs, unit: 'ms', target: 0.1 },
    { name: 'the suite, a fresh session for each section', value: suiteMs, unit: 'ms', target: 2000 },
    { name: 'one session', value: ((events.length * ROUNDS) / oneSessionMs) * 1000, unit: 'events/s', target: 20_000 },
    { name: 'resident memory, ruleset loaded and the suite run once', value: memory, unit: 'MB', target: 300 },
  ];
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

function runOneSession(ruleset: Ruleset, events: readonly SuiteEvent[], rounds = 1): void {
  const session = new Session(ruleset);
  for (let round = 0; round < rounds; round++) for (const event of events) session.process(event);
}
