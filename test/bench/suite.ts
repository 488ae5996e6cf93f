import { join } from 'node:path';
import { type Ruleset, Session, type SessionInput } from '../../src/engine/index.ts';
import { member, readRecording, textAt } from '../conformance/recorded.ts';

export interface SuiteEvent extends SessionInput {
  readonly isNewSession: boolean;
}

/** The events of the vendor's suite, in order. */
export function readSuite(golden: string): readonly SuiteEvent[] {
  return readRecording(join(golden, 'upstream-suite.jsonl')).map((event) => ({
    event: textAt(event, 'event') ?? '',
    location: textAt(event, 'location') ?? '',
    isNewSession: member(event, 'new_session') === true,
  }));
}

/** As the suite is meant: its sections know nothing of each other. */
export function runSections(ruleset: Ruleset, events: readonly SuiteEvent[]): void {
  let session = new Session(ruleset);
  for (const event of events) {
    if (event.isNewSession) session = new Session(ruleset);
    session.process(event);
  }
}

/** @param rounds how often the suite is gone through */
export function runOneSession(ruleset: Ruleset, events: readonly SuiteEvent[], rounds = 1): void {
  const session = new Session(ruleset);
  for (let round = 0; round < rounds; round++) for (const event of events) session.process(event);
}
