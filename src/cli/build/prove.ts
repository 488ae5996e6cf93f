import type { Compiled } from '../../compile/index.ts';
import type { Finding } from '../../diagnostics/index.ts';

/** What running the examples on an engine gave. */
export interface Proof {
  /** The ruleset beside the plugin's own files, as people name it. */
  readonly ruleset: string;
  readonly examples: number;
  readonly findings: readonly Finding[];
}

/** Runs all examples of the plugins; undefined where there is nothing to run them on. */
export type Prove = (compiled: readonly Compiled[], ruleset: string | undefined) => Promise<Proof | undefined>;

/** There is no engine yet: nothing is proved, and the summary says so. */
export const proveNothing: Prove = async () => undefined;
