import type { Transport, TransportOptions } from './api/transport.ts';
import type { Files } from './files/files.ts';

/** Two clocks: the wall's may jump, the other only runs. */
export interface Clock {
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  /** Ends early, without an error, when the signal comes. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Ends when what came in meanwhile was taken. */
  readonly turn: () => Promise<void>;
}

/** A process as the lock knows it: a number alone is used again, with the boot and its start it is one process. */
export interface Processes {
  readonly self: string;
  readonly isAlive: (identity: string) => boolean;
}

/** Everything of the world that a run touches; `collect/main.ts` fills in the real one. */
export interface Edges {
  readonly files: Files;
  readonly clock: Clock;
  readonly random: () => number;
  readonly connect: (options: TransportOptions) => Transport;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly processes: Processes;
  /** For people: dry runs and the doctor. */
  readonly print: (text: string) => void;
  /** For what cannot be told in the output file. */
  readonly complain: (text: string) => void;
  /** SIGTERM and SIGINT. */
  readonly stop: AbortSignal;
}
