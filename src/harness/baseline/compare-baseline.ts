import type { Backend, Bench } from '../backend.ts';
import { compareVerdicts } from '../compare.ts';
import type { Example, ExampleEvent } from '../example.ts';
import type { PluginFiles } from '../plugin-folder.ts';
import type { Verdict } from '../verdict.ts';

/** A verdict that is another than the baseline's. */
export interface ChangedVerdict {
  /** `100601 fires "a threat", event 2`, or `capture.log line 17`. */
  readonly where: string;
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

export interface BaselineReport {
  readonly plugin: string;
  /** As it was named: a folder or a revision. */
  readonly baseline: string;
  /** Events that both rulesets judged. */
  readonly events: number;
  readonly changed: readonly ChangedVerdict[];
}

/** Events that go to one session, each with its name. */
export interface Played {
  readonly events: readonly ExampleEvent[];
  readonly where: (index: number) => string;
}

/** Every event of every example, and of examples that only the baseline has. */
export function playedExamples(now: readonly Example[], before: readonly Example[]): Played[] {
  const key = ({ rule, events }: Example): string => JSON.stringify([rule, events]);
  const known = new Set(now.map(key));
  return [...now, ...before.filter((example) => !known.has(key(example)))].map(({ rule, kind, name, events }) => ({
    events,
    where: (index) => `${rule} ${kind} "${name}"${events.length > 1 ? `, event ${index + 1}` : ''}`,
  }));
}

/** Judges everything with both rulesets and lists what each says otherwise. */
export async function compareBaseline(
  judge: Backend,
  { before, now, baseline }: { before: PluginFiles; now: PluginFiles; baseline: string },
  played: readonly Played[],
  signal: AbortSignal,
): Promise<BaselineReport> {
  const old = await verdictsOf(await judge.open(before, signal), played);
  const current = await verdictsOf(await judge.open(now, signal), played);
  const changed = played.flatMap(({ where }, session) =>
    (current[session] ?? []).flatMap((verdict, index) => changes(where(index), old[session]?.[index], verdict)),
  );
  const events = played.reduce((sum, one) => sum + one.events.length, 0);
  return { plugin: now.name, baseline, events, changed };
}

function changes(where: string, before: Verdict | undefined, now: Verdict): ChangedVerdict[] {
  if (before === undefined) return [];
  return compareVerdicts([
    ['before', before],
    ['now', now],
  ]).map(({ what, values }) => ({ where, what, before: values.before ?? '', now: values.now ?? '' }));
}

async function verdictsOf(bench: Bench, played: readonly Played[]): Promise<(readonly Verdict[])[]> {
  try {
    const verdicts: (readonly Verdict[])[] = [];
    for (const { events } of played) verdicts.push(await bench.judge(events.map((event) => [event])));
    return verdicts;
  } finally {
    await bench.close();
  }
}
