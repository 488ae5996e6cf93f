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
   * Judges events in one new session, in order.
   * @returns as many verdicts as events
   * @throws OssifyError when the judge dies, hangs or answers with an error
   */
  judge(events: readonly ExampleEvent[]): Promise<readonly Verdict[]>;
  /** Leaves the judge as it was found. Called once, whatever happened. */
  close(): Promise<void>;
}
