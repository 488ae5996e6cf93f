import { loadRuleset, type RulesetFile, Session } from '../../src/engine/index.ts';
import type { JsonObject } from '../../src/engine/json/index.ts';
import { compareAnswer } from './answer.ts';
import { type Area, type Difference, orThrown } from './area.ts';
import { member, textAt } from './recorded.ts';

const START_MS = Date.UTC(2026, 0, 5, 12);

/** Runs the vendor's suite: one event a millisecond, a fresh session where the recording began one. */
export function runSuite(name: string, events: readonly JsonObject[], files: readonly RulesetFile[]): Area {
  const ruleset = loadRuleset(files);
  let nowMs = START_MS;
  // what check_diff has seen is on the manager's disk, for all sessions
  const diffs = new Map<string, string>();
  const newSession = () =>
    new Session(ruleset, { clock: () => nowMs, zoneOffsetMinutes: () => 0, managerName: 'vm', diffs });
  let session = newSession();
  const differences: Difference[] = [];
  for (const [index, event] of events.entries()) {
    nowMs++;
    if (member(event, 'new_session') === true) session = newSession();
    const title = `${index}: ${textAt(event, 'suite')} ${textAt(event, 'section')}`;
    const difference = orThrown(title, () => {
      const answer = session.process({
        event: textAt(event, 'event') ?? '',
        location: textAt(event, 'location') ?? '',
      });
      return compareAnswer(title, event, answer, { expected: member(event, 'messages'), actual: answer.messages });
    });
    if (difference) differences.push(difference);
  }
  return { name, total: events.length, differences };
}
