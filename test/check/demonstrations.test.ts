import { describe, expect, test } from 'vitest';
import { type Check, checks, runChecks, type Snippet } from '../../src/check/index.ts';
import type { Finding } from '../../src/diagnostics/index.ts';
import { loadRuleset, minimalBase, Session } from '../../src/engine/index.ts';
import { filesOf, inputOf } from './snippets.ts';

function found(kind: Check, snippet: Snippet): readonly Finding[] {
  return runChecks(inputOf(snippet), [kind]);
}

/** The rule of the last event's answer, in one session. */
function winner(snippet: Snippet, events: readonly string[]): number | undefined {
  const session = new Session(loadRuleset([...minimalBase, ...filesOf(snippet)]), { clock: () => 0 });
  return events.map((event) => session.process({ event, location: '/x' }).rule?.id).at(-1);
}

describe.each(checks.map((kind) => [kind.id, kind] as const))('%s', (_id, kind) => {
  const { before, after, near, missed } = kind.demonstration;
  test('is found in the flagged form', () => expect(found(kind, before)).not.toEqual([]));
  test('is not found in the repaired form', () => expect(found(kind, after)).toEqual([]));
  test('is not found in a form that looks alike and is right', () => expect(found(kind, near)).toEqual([]));
  test.runIf(missed)('is true: on the engine the flagged form misses the event and the repaired form does not', () => {
    if (!missed) return;
    expect(winner(before, missed.events)).not.toBe(missed.rule);
    expect(winner(after, missed.events)).toBe(missed.rule);
  });
  test.runIf(kind.effect === 'never fires' || kind.effect === 'dropped')('proves its claim by an event', () => {
    expect(missed).toBeDefined();
  });
});
