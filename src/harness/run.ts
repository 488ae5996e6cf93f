import type { Backend, Bench } from './backend.ts';
import type { Example } from './example.ts';
import { partsByLists } from './example-lists.ts';
import { type Mismatch, mismatches } from './expectation.ts';
import type { PluginFolder } from './plugin-folder.ts';
import { listRules } from './rule-list.ts';
import { planSessions } from './session-plan.ts';
import type { Verdict } from './verdict.ts';

/** What became of one example. */
export type Outcome =
  | { readonly kind: 'passed'; readonly verdict: Verdict }
  | { readonly kind: 'failed'; readonly verdict: Verdict; readonly mismatches: readonly Mismatch[] }
  /** The judge cannot be given it; it is neither good nor bad, and is never left out of a report. */
  | { readonly kind: 'not-comparable'; readonly why: string };

export interface ExampleResult {
  readonly example: Example;
  readonly outcome: Outcome;
}

export interface RunReport {
  readonly plugin: string;
  readonly backend: string;
  /** Warnings of loading. */
  readonly messages: readonly string[];
  /** In the order of the examples. */
  readonly results: readonly ExampleResult[];
  readonly durationMs: number;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  /** An example whose waits take longer is not comparable on a judge with a real clock. */
  readonly maxWaitSeconds: number;
  readonly nowMs: () => number;
  /** Called as each example is decided. */
  readonly onResult?: (result: ExampleResult) => void;
}

/**
 * Runs a plugin's examples on a judge. Leaves the judge as it was found, whatever happens.
 * @throws OssifyError when the judge cannot be used; a failed example is a result
 */
export async function runExamples(backend: Backend, plugin: PluginFolder, options: RunOptions): Promise<RunReport> {
  const began = options.nowMs();
  const outcomes = new Map<Example, Outcome>();
  const messages = new Set<string>();
  for (const part of partsByLists(plugin)) {
    const bench = await backend.open(part, options.signal);
    try {
      for (const [example, outcome] of await judgeAll(bench, part, options)) outcomes.set(example, outcome);
      for (const message of bench.messages) messages.add(message);
    } finally {
      await bench.close();
    }
  }
  const results = plugin.examples.map((example) => ({ example, outcome: outcomes.get(example) ?? notRun() }));
  const durationMs = options.nowMs() - began;
  return { plugin: plugin.name, backend: backend.name, messages: [...messages], results, durationMs };
}

function notRun(): Outcome {
  return { kind: 'not-comparable', why: 'the run ended before it' };
}

async function judgeAll(bench: Bench, plugin: PluginFolder, options: RunOptions): Promise<Map<Example, Outcome>> {
  const outcomes = new Map<Example, Outcome>();
  const decide = (example: Example, outcome: Outcome) => {
    outcomes.set(example, outcome);
    options.onResult?.({ example, outcome });
  };
  const rules = bench.sharesSessions ? listRules(plugin.rules) : [];
  const withMemory = new Set(rules.flatMap(({ id, hasMemory }) => (hasMemory ? [id] : [])));
  const { sessions, excluded } = planSessions(plugin.examples, bench, withMemory, options.maxWaitSeconds);
  for (const { example, why } of excluded) decide(example, { kind: 'not-comparable', why });

  const again: Example[] = [];
  await inParallel(sessions, bench.parallel, async (examples) => {
    const verdicts = await lastVerdicts(bench, examples);
    for (const [example, verdict] of verdicts) {
      const outcome = outcomeOf(example, verdict);
      // what went before in a shared session may have changed it: only a session of its own says
      if (examples.length > 1 && (outcome.kind === 'failed' || verdict.isComposite)) again.push(example);
      else decide(example, outcome);
    }
  });
  await inParallel(again, bench.parallel, async (example) => {
    for (const [, verdict] of await lastVerdicts(bench, [example])) decide(example, outcomeOf(example, verdict));
  });
  return outcomes;
}

/** Pass or fail of one example, by its last event's verdict. */
export function outcomeOf(example: Example, verdict: Verdict): Outcome {
  const wrong = mismatches(example, verdict);
  return wrong.length === 0 ? { kind: 'passed', verdict } : { kind: 'failed', verdict, mismatches: wrong };
}

async function lastVerdicts(bench: Bench, examples: readonly Example[]): Promise<[Example, Verdict][]> {
  const verdicts = await bench.judge(examples.map(({ events }) => events));
  return examples.flatMap((example, index): [Example, Verdict][] => {
    const verdict = verdicts[index];
    return verdict ? [[example, verdict]] : [];
  });
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
