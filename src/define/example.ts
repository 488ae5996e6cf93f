import type { Json, Stream } from './stream.ts';

/** Dotted path -> new value; undefined takes the member away. Array items are named by number: `labels.0`. */
export type Changes = Readonly<Record<string, Json | undefined>>;

export interface ExampleEvent {
  /**
   * An API object (the build makes the collector's line of it), or a whole raw line: JSON text where the transport is
   * `json`, else the syslog line.
   */
  readonly of: string | object;
  readonly with?: Changes;
  /** The stream whose object it is, where the rule's event type has another one or none. */
  readonly stream?: Stream;
  /** How the line arrives; by default as the rule's event type does. */
  readonly transport?: 'json' | 'syslog';
  /** Wazuh's location; by default the file of the transport. */
  readonly location?: string;
  /** Time since the event before it; 0 by default. */
  readonly afterSeconds?: number;
}

/** What the answer says beside the rule. */
export interface Expectation {
  readonly level?: number;
  readonly decoder?: string;
  readonly groups?: readonly string[];
  /** Dotted path below the answer's `data` -> value. */
  readonly fields?: Readonly<Record<string, Json>>;
  readonly description?: string;
  /** For a silent example: the rule that takes the event instead; null when none does. */
  readonly rule?: number | null;
}

/** Fires: the answer's rule for the *last* event is this one. Silent: it is another, or none. */
export interface Example extends ExampleEvent {
  readonly name?: string;
  /** Further events of the same session, after the first. */
  readonly then?: readonly ExampleEvent[];
  readonly expect?: Expectation;
}

export interface Examples {
  readonly fires: readonly (Example | string)[];
  readonly silent: readonly (Example | string)[];
}

/**
 * Several events in a row, for `then`; a function makes each of them from its number, from 1.
 * Ex: `then: repeat(4, (n) => ({ of: login, with: { id: `${n}` }, afterSeconds: 10 }))`
 */
export function repeat(times: number, event: ExampleEvent | ((n: number) => ExampleEvent)): readonly ExampleEvent[] {
  return Array.from({ length: times }, (_, index) => (typeof event === 'function' ? event(index + 1) : event));
}
