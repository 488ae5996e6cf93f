import type { ExampleEvent } from './example.ts';
import type { PluginFiles } from './plugin-folder.ts';
import type { Verdict } from './verdict.ts';

/** A judge: something that says what Wazuh makes of events with a plugin's rules loaded. */
export interface Backend {
  /** `embedded`, `socket /var/ossec/queue/sockets/logtest`, `docker wazuh/wazuh-manager:4.14.7`. */
  readonly name: string;
  /** Loads the ruleset. @throws OssifyError when the judge cannot be reached or refuses the ruleset */
  open(plugin: PluginFiles, signal: AbortSignal): Promise<Bench>;
}

/** A judge with the ruleset loaded. */
export interface Bench {
  /** What was said while loading: warnings, as the engine words them. */
  readonly messages: readonly string[];
  /** A new session costs so much that examples share one where they may. */
  readonly sharesSessions: boolean;
  /** How long the judge waits for an event: the simulated clock of the embedded engine jumps. */
  readonly clock: 'simulated' | 'real';
  /** Sessions that may run side by side. */
  readonly parallel: number;
  /** Why the judge cannot be given these events in one session; undefined when it can. */
  readonly cannotTake: (events: readonly ExampleEvent[]) => string | undefined;
  /**
   * Judges sequences of events in one new session, one after another.
   * @returns the verdict of each sequence's last event: those before it only prepare it
   * @throws OssifyError when the judge dies, hangs or answers with an error
   */
  judge(sequences: readonly (readonly ExampleEvent[])[]): Promise<readonly Verdict[]>;
  /** Leaves the judge as it was found. Called once, whatever happened. */
  close(): Promise<void>;
}

/** What belongs to the last event of each sequence. @param answers one an event, of all sequences in order */
export function lastOfEach<T>(sequences: readonly (readonly ExampleEvent[])[], answers: readonly T[]): T[] {
  let end = 0;
  return sequences.flatMap((events) => {
    end += events.length;
    return answers.slice(end - 1, end);
  });
}
