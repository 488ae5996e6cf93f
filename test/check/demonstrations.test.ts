import { describe, expect, test } from 'vitest';
import { type Check, checks, runChecks, type Snippet } from '../../src/check/index.ts';
import type { Finding } from '../../src/diagnostics/index.ts';
import { loadRuleset, Session } from '../../src/engine/index.ts';
import { aroundOf, filesOf, inputOf } from './snippets.ts';

function found(kind: Check, snippet: Snippet): readonly Finding[] {
  return runChecks(inputOf(snippet)).filter(({ code }) => code === kind.id);
}

/** The rule of the last event's answer, in one session. */
function winner(snippet: Snippet, events: readonly string[], location = '/x'): number | undefined {
  const session = new Session(loadRuleset([...aroundOf(snippet), ...filesOf(snippet)]), { clock: () => 0 });
  return events.map((event) => session.process({ event, location }).rule?.id).at(-1);
}

describe.each(checks.map((kind) => [kind.id, kind] as const))('%s', (_id, kind) => {
  const { before, after, near, missed, caught } = kind.demonstration;
  test('is found in the flagged form', () => expect(found(kind, before)).not.toEqual([]));
  test('is not found in the repaired form', () => expect(found(kind, after)).toEqual([]));
  test('is not found in a form that looks alike and is right', () => expect(found(kind, near)).toEqual([]));
  if (missed) {
    test('is true: on the engine the flagged form misses the event and the repaired form does not', () => {
      expect(winner(before, missed.events, missed.location)).not.toBe(missed.rule);
      expect(winner(after, missed.events, missed.location)).toBe(missed.rule);
    });
  }
  if (caught) {
    test('is true: on the engine the flagged form takes the event and the repaired form does not', () => {
      expect(winner(before, caught.events, caught.location)).toBe(caught.rule);
      expect(winner(after, caught.events, caught.location)).not.toBe(caught.rule);
    });
  }
});

test('every kind that claims a loss, or a wrong match, shows it on an event', () => {
  const claims = checks.filter(({ effect }) => effect !== 'misleads');
  const silent = claims.filter(({ demonstration: { missed, caught } }) => missed === undefined && caught === undefined);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test.each(
  checks.flatMap(({ id, demonstration }) => [
    [id, 'repaired', demonstration.after] as const,
    [id, 'similar', demonstration.near] as const,
  ]),
)('%s: its %s form is right by every other kind too', (_id, _form, snippet) => {
  expect(runChecks(inputOf(snippet)).filter(({ level }) => level === 'error')).toEqual([]);
});

test('ids are unique', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});
