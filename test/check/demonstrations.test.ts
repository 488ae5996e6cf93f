import { describe, expect, test } from 'vitest';
import { type Check, checks, readCheckInput, runChecks, type Snippet } from '../../src/check/index.ts';
import { loadRuleset, minimalBase, type RulesetFile, Session } from '../../src/engine/index.ts';

function filesOf({ rules, decoders, lists = {} }: Snippet): RulesetFile[] {
  return [
    ...(rules === undefined ? [] : [{ path: 'etc/rules/local_rules.xml', text: rules }]),
    ...(decoders === undefined ? [] : [{ path: 'etc/decoders/local_decoder.xml', text: decoders }]),
    ...Object.entries(lists).map(([name, text]) => ({ path: `etc/lists/${name}`, text })),
  ];
}

function found(kind: Check, snippet: Snippet): number {
  const input = readCheckInput({ files: filesOf(snippet), around: minimalBase, conf: snippet.conf });
  return runChecks(input, [kind]).length;
}

/** The rule of the last event's answer, in one session. */
function winner(snippet: Snippet, events: readonly string[]): number | undefined {
  const session = new Session(loadRuleset([...minimalBase, ...filesOf(snippet)]), { clock: () => 0 });
  return events.map((event) => session.process({ event, location: '/x' }).rule?.id).at(-1);
}

describe.each(checks.map((kind) => [kind.id, kind] as const))('%s', (_id, kind) => {
  const { before, after, near, missed } = kind.demonstration;
  test('is found in the flagged form', () => expect(found(kind, before)).toBeGreaterThan(0));
  test('is not found in the repaired form', () => expect(found(kind, after)).toBe(0));
  test('is not found in a form that looks alike and is right', () => expect(found(kind, near)).toBe(0));
  test.runIf(missed)('is true: on the engine the flagged form misses the event and the repaired form does not', () => {
    if (!missed) return;
    expect(winner(before, missed.events)).not.toBe(missed.rule);
    expect(winner(after, missed.events)).toBe(missed.rule);
  });
  test.runIf(kind.effect === 'never fires' || kind.effect === 'dropped')('proves its claim by an event', () => {
    expect(missed).toBeDefined();
  });
});
