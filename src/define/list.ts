import type { SourceLocation } from '../diagnostics/index.ts';
import { definedAt } from './at.ts';

/** A CDB list: keys, or keys with values, that rules look fields up in. */
export interface ListInput {
  /** The file is `etc/lists/<plugin>-<name>`; letters, digits, `-`, `_`. */
  readonly name: string;
  /** What an admin puts into it. */
  readonly description: string;
  /** Keys and their values. An empty list is shipped for the admin to fill; an upgrade keeps what it holds. */
  readonly entries?: Readonly<Record<string, string>>;
  /** What the list holds, in place of `entries`, while examples of rules that look it up are judged; it is not shipped. */
  readonly exampleEntries?: Readonly<Record<string, string>>;
}

export interface List extends ListInput {
  readonly kind: 'list';
  readonly at: SourceLocation | undefined;
}

/** A CDB list that the manager has already: of the stock ruleset, or of the admin's own. */
export interface ExistingList {
  readonly kind: 'existing-list';
  /** As ossec.conf names it: `etc/lists/audit-keys`. */
  readonly path: string;
}

/** A list that the plugin looks up and does not ship; ossec.conf of the manager names it. */
export function existingList(path: string): ExistingList {
  return Object.freeze({ kind: 'existing-list', path });
}

/** Declares a CDB list of the plugin. */
export function list(declaration: ListInput): List {
  return Object.freeze({ kind: 'list', ...declaration, at: definedAt() });
}
