import { reserialise } from '../logcollector/index.ts';
import type { Bench } from './backend.ts';
import type { ExampleEvent } from './example.ts';
import type { Verdict } from './verdict.ts';

/** What a captured log gave: each rule that fired, and what nothing recognised. */
export interface LogSummary {
  readonly lines: number;
  readonly alerts: number;
  readonly rules: readonly RuleCount[];
  /** Lines that no decoder took. */
  readonly undecoded: LineCount;
  /** Lines that a decoder took and no rule. */
  readonly unmatched: LineCount;
}

export interface RuleCount {
  readonly rule: string;
  readonly level: number;
  readonly description: string;
  readonly count: number;
  /** Number of the first line, from 1. */
  readonly firstLine: number;
}

export interface LineCount {
  readonly count: number;
  /** The first few of them. */
  readonly samples: readonly { readonly line: number; readonly text: string }[];
}

const SAMPLES = 5;

/**
 * The lines of a captured log as events that arrive at once; empty ones are left out, their numbers kept. A line that is a
 * JSON object arrives as logcollector passes it on from a file of format json.
 */
export function readLog(text: string, location: string): { event: ExampleEvent; line: number }[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line === '') return [];
    const object = line.startsWith('{') ? reserialise(line) : undefined;
    const logFormat = object === undefined ? 'syslog' : 'json';
    return [{ event: { text: object ?? line, logFormat, location, waitSeconds: 0 }, line: index + 1 }];
  });
}

/** Runs a captured log through a judge in one session, so that what correlates does. */
export async function summariseLog(bench: Bench, log: ReturnType<typeof readLog>): Promise<LogSummary> {
  const verdicts = await bench.judge(log.map(({ event }) => [event]));
  const seen = log.flatMap(({ event, line }, index) => {
    const verdict = verdicts[index];
    return verdict ? [{ text: event.text, line, verdict }] : [];
  });
  return {
    lines: log.length,
    alerts: seen.filter(({ verdict }) => verdict.alert).length,
    rules: countRules(seen),
    undecoded: countLines(seen.filter(({ verdict }) => verdict.decoder === null && verdict.rule === null)),
    unmatched: countLines(seen.filter(({ verdict }) => verdict.decoder !== null && verdict.rule === null)),
  };
}

interface SeenLine {
  readonly text: string;
  readonly line: number;
  readonly verdict: Verdict;
}

function countRules(seen: readonly SeenLine[]): RuleCount[] {
  const byRule = Map.groupBy(
    seen.filter(({ verdict }) => verdict.rule !== null),
    ({ verdict }) => verdict.rule ?? '',
  );
  const counts = [...byRule].map(([rule, lines]) => ({
    rule,
    level: lines[0]?.verdict.level ?? 0,
    description: lines[0]?.verdict.description ?? '',
    count: lines.length,
    firstLine: lines[0]?.line ?? 0,
  }));
  return counts.sort((a, b) => b.level - a.level || b.count - a.count || Number(a.rule) - Number(b.rule));
}

function countLines(lines: readonly SeenLine[]): LineCount {
  return { count: lines.length, samples: lines.slice(0, SAMPLES).map(({ line, text }) => ({ line, text })) };
}
