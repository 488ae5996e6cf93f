import type { KnownFault } from '../define/index.ts';
import type { Finding, SourceLocation } from '../diagnostics/index.ts';

/** What is wrong with one definition; the place is known by the collector. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly level?: Finding['level'];
}

/**
 * Takes complaints about one definition.
 * @returns true when the definition is known to have this fault: nothing is reported, and what it says is to be written
 */
export type Report = (complaint: Complaint) => boolean;

interface Definition {
  readonly at: SourceLocation | undefined;
  readonly knownFaults?: readonly KnownFault[];
}

/** Collects findings over the whole plugin, so that the reader gets all of them at once. */
export interface Findings {
  readonly all: readonly Finding[];
  /** A report about the definition at this place. */
  readonly about: (definition: Definition) => Report;
}

/** @param everywhere what each definition is known to have */
export function collectFindings(everywhere: readonly KnownFault[] = []): Findings {
  const all: Finding[] = [];
  return {
    all,
    about: ({ at, knownFaults = [] }) => {
      const known: ReadonlySet<string> = new Set([...everywhere, ...knownFaults]);
      return ({ level = 'error', ...complaint }) => {
        const isKnown = known.has(complaint.code);
        if (!isKnown) all.push({ level, ...complaint, at });
        return isKnown;
      };
    },
  };
}
