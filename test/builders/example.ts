import { type Backend, type Bench, lastOfEach } from '../../src/harness/backend.ts';
import type { Example, ExampleEvent } from '../../src/harness/example.ts';
import type { ExampleResult, Outcome, RunReport } from '../../src/harness/run.ts';
import { noVerdict, type Verdict } from '../../src/harness/verdict.ts';

export function event(text: string, parts: Partial<ExampleEvent> = {}): ExampleEvent {
  return { text, logFormat: 'syslog', location: 'stdin', waitSeconds: 0, ...parts };
}

export function example(name: string, parts: Partial<Example> = {}): Example {
  return {
    name,
    rule: '100001',
    kind: 'fires',
    events: [event(name)],
    expect: {},
    at: { file: 'rules.ts', line: 3 },
    ...parts,
  };
}

export function verdict(parts: Partial<Verdict> = {}): Verdict {
  return { ...noVerdict, rule: '100001', level: 5, description: 'Fired', decoder: 'json', alert: true, ...parts };
}

export function result(of: Example, outcome: Outcome = { kind: 'passed', verdict: verdict() }): ExampleResult {
  return { example: of, outcome };
}

export function runReport(results: readonly ExampleResult[], parts: Partial<RunReport> = {}): RunReport {
  return { plugin: 'acme', backend: 'embedded', messages: [], results, durationMs: 120, ...parts };
}

export interface FakeBackend extends Backend {
  /** The texts of each session, in the order they were judged. */
  readonly sessions: string[][];
  readonly closed: () => boolean;
}

/** A judge that says what `say` says of an event's text and its place in the session. */
export function fakeBackend(say: (text: string, place: number) => Verdict, parts: Partial<Bench> = {}): FakeBackend {
  const sessions: string[][] = [];
  let isClosed = false;
  const bench: Bench = {
    messages: [],
    sharesSessions: true,
    clock: 'real',
    parallel: 1,
    cannotTake: () => undefined,
    judge: async (sequences) => {
      const texts = sequences.flat().map(({ text }) => text);
      sessions.push(texts);
      return lastOfEach(sequences, texts.map(say));
    },
    close: async () => {
      isClosed = true;
    },
    ...parts,
  };
  return { name: 'fake', sessions, closed: () => isClosed, open: async () => bench };
}
