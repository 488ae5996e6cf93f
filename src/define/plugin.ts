import type { SourceLocation } from '../diagnostics/index.ts';
import { definedAt } from './at.ts';
import type { Decoder } from './decoder.ts';
import type { Group } from './group.ts';
import type { KnownFault } from './known-fault.ts';
import type { List } from './list.ts';
import type { ApiSource } from './stream.ts';
import type { Transport } from './transport.ts';

export interface PluginInput {
  /** The folder below rules-src, and the name of every artifact: lower-case letters, digits, `-`. */
  readonly name: string;
  /** As people write the product. */
  readonly title: string;
  readonly version: string;
  /** The oldest Wazuh that the plugin is for. */
  readonly wazuh: { readonly min: string };
  /** Ranges of rule ids, both ends included. */
  readonly ids: readonly (readonly [from: number, to: number])[];
  readonly decoders?: readonly Decoder[];
  readonly rules: readonly Group[];
  readonly lists?: readonly List[];
  /** What streams.ts exports as `source`. */
  readonly streams?: ApiSource;
  readonly transports: readonly Transport[];
  /** A script of others for the same product, whose place the plugin takes on a manager that has it. */
  readonly replaces?: Predecessor;
  /** API objects by stream name: an example may change only members that one of them has. */
  readonly samples?: Readonly<Record<string, readonly object[]>>;
  /**
   * Rules and decoders stand in their files exactly as they are declared. By default what a rule counts, and members of a
   * group that it looks for, are moved before it.
   */
  readonly order?: 'as-declared';
  /** What each of its definitions is known to have. */
  readonly knownFaults?: readonly KnownFault[];
}

/** What installs look for, so that nothing is collected twice or missed. */
export interface Predecessor {
  /** Name of the script in its wodle's command or in a cron table. */
  readonly script: string;
  /** The file that it writes lines into, absolute. */
  readonly output: string;
  /** The JSON member of a line whose newest value is where the collector starts. */
  readonly timeMember: string;
}

export interface Plugin extends PluginInput {
  readonly kind: 'plugin';
  readonly at: SourceLocation | undefined;
}

/** Declares a plugin: everything that `ossify build` turns into `generated/<name>/`. */
export function plugin(declaration: PluginInput): Plugin {
  return Object.freeze({ kind: 'plugin', ...declaration, at: definedAt() });
}
