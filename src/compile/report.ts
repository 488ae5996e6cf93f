import type { Finding, SourceLocation } from '../diagnostics/index.ts';

/** What is wrong with one definition; the place is known by the collector. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly level?: Finding['level'];
}

/** Takes complaints about one definition. */
export type Report = (complaint: Complaint) => void;

/** Collects findings over the whole plugin, so that the reader gets all of them at once. */
export interface Findings {
  readonly all: readonly Finding[];
  /** A report about the definition at this place. */
  readonly about: (definition: { readonly at: SourceLocation | undefined }) => Report;
}

export function collectFindings(): Findings {
  const all: Finding[] = [];
  return {
    all,
    about: ({ at }) => {
      return ({ level = 'error', ...complaint }) => {
        all.push({ level, ...complaint, at });
      };
    },
  };
}
