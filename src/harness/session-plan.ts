import type { Bench } from './backend.ts';
import type { Example } from './example.ts';

export interface SessionPlan {
  /** Examples that are judged in one session, one after another. */
  readonly sessions: readonly (readonly Example[])[];
  readonly excluded: readonly { readonly example: Example; readonly why: string }[];
}

/**
 * Decides which examples share a session. A session of the real engine loads the whole ruleset, so single events share one
 * for each location; sequences and examples of rules that remember events get one of their own.
 * @param withMemory ids of the rules whose verdict depends on events before
 */
export function planSessions(
  examples: readonly Example[],
  bench: Pick<Bench, 'sharesSessions' | 'clock' | 'cannotTake'>,
  withMemory: ReadonlySet<string>,
  maxWaitSeconds: number,
): SessionPlan {
  const excluded: { example: Example; why: string }[] = [];
  const alone: Example[][] = [];
  const shared = new Map<string, Example[]>();
  for (const example of examples) {
    const why = bench.cannotTake(example.events) ?? waitsTooLong(example, bench.clock, maxWaitSeconds);
    if (why !== undefined) excluded.push({ example, why });
    else if (!bench.sharesSessions || example.events.length > 1 || withMemory.has(example.rule)) alone.push([example]);
    else {
      const { location = '' } = example.events[0] ?? {};
      shared.set(location, [...(shared.get(location) ?? []), example]);
    }
  }
  return { sessions: [...shared.values(), ...alone], excluded };
}

function waitsTooLong({ events }: Example, clock: Bench['clock'], maxWaitSeconds: number): string | undefined {
  const wait = events.reduce((sum, { waitSeconds }) => sum + waitSeconds, 0);
  if (clock === 'simulated' || wait <= maxWaitSeconds) return undefined;
  return `it waits ${wait} s, longer than --max-wait ${maxWaitSeconds} s`;
}
