import type { Example } from './example.ts';
import { pythonText } from './python-text.ts';
import type { Verdict } from './verdict.ts';

/** One thing that is not as the example says. */
export interface Mismatch {
  /** `rule`, `level`, `decoder`, `description`, `alert`, `groups`, or a field's name. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** Compares the verdict of an example's last event with what the example says; an empty list is a pass. */
export function mismatches(example: Example, verdict: Verdict): Mismatch[] {
  const { expect } = example;
  return [
    ...ruleMismatch(example, verdict),
    ...differs('level', expect.level, verdict.level),
    ...differs('decoder', expect.decoder, verdict.decoder),
    ...differs('description', expect.description, verdict.description),
    ...differs('alert', expect.alert, verdict.alert),
    ...(expect.groups ?? [])
      .filter((group) => !verdict.groups.includes(group))
      .map((group) => ({ what: 'groups', expected: group, actual: verdict.groups.join(', ') })),
    ...Object.entries(expect.fields ?? {}).flatMap(([name, value]) =>
      differs(name, value === null ? null : pythonText(value), verdict.fields[name] ?? null),
    ),
  ];
}

function ruleMismatch({ kind, rule, expect }: Example, verdict: Verdict): Mismatch[] {
  if (kind === 'fires') return differs('rule', rule, verdict.rule);
  if (verdict.rule === rule) return [{ what: 'rule', expected: `not ${rule}`, actual: rule }];
  return differs('rule', expect.rule, verdict.rule);
}

type Simple = string | number | boolean | null;

function differs(what: string, expected: Simple | undefined, actual: Simple): Mismatch[] {
  if (expected === undefined || expected === actual) return [];
  return [{ what, expected: show(expected), actual: show(actual) }];
}

function show(value: Simple): string {
  return value === null ? 'none' : String(value);
}
