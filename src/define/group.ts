import type { SourceLocation } from '../diagnostics/index.ts';
import { definedAt } from './at.ts';
import type { KnownFault } from './known-fault.ts';
import type { Rule } from './rule.ts';

export interface GroupInput {
  /** Groups of every rule in it. */
  readonly names: readonly [string, ...string[]];
  /** Rules of one topic share a file, `<plugin>_<topic>_rules.xml`. */
  readonly topic: string;
  /** Stands above the group in the file and in the catalogue. */
  readonly title: string;
  readonly rules: readonly Rule[];
  readonly knownFaults?: readonly KnownFault[];
}

export interface Group extends GroupInput {
  readonly kind: 'group';
  readonly at: SourceLocation | undefined;
}

/** Puts rules into Wazuh groups and into a file. */
export function group(declaration: GroupInput): Group {
  return Object.freeze({ kind: 'group', ...declaration, at: definedAt() });
}
