import type { FindingLevel, SourceLocation } from '../diagnostics/index.ts';
import type { CheckInput, Vocabulary } from './input.ts';
import type { ReportNumber } from './reports.ts';

/** One thing that is wrong, at its place. */
export interface Fault {
  readonly at: SourceLocation;
  /** What is wrong here, with the value, in one sentence. */
  readonly message: string;
  /** What to write instead; by default the check's own repair. */
  readonly hint?: string | undefined;
  /** The real engine's own message number. */
  readonly wazuhCode?: number;
}

/** A small ruleset beside the base's, as an admin would write it into local files. */
export interface Snippet {
  readonly rules?: string | Readonly<Record<string, string>>;
  readonly decoders?: string | Readonly<Record<string, string>>;
  /** Rules that are loaded around them and are not judged. */
  readonly shipped?: string;
  readonly lists?: Readonly<Record<string, string>>;
  readonly conf?: string;
  /** Files that are there and cannot be opened. */
  readonly unreadable?: readonly string[];
  /** Known values of fields. */
  readonly vocabulary?: Vocabulary;
  /** Texts for people that lie beside the files. */
  readonly guides?: Readonly<Record<string, string>>;
}

/** Shows a kind of finding; the documentation prints it and the tests run it on the engine. */
export interface Demonstration {
  /** Flagged. */
  readonly before: Snippet;
  /** Repaired: no finding. */
  readonly after: Snippet;
  /** Looks alike and is right: no finding. */
  readonly near: Snippet;
  /** What the flagged form misses: the events' last answer is `rule` with `after` and is not with `before`. */
  readonly missed?: Outcome;
  /** What the flagged form takes wrongly: the events' last answer is `rule` with `before` and is not with `after`. */
  readonly caught?: Outcome;
}

interface Outcome {
  readonly events: readonly string[];
  readonly rule: number;
  readonly location?: string;
}

export type Effect = 'refused' | 'dropped' | 'never fires' | 'fires wrongly' | 'misleads';

/** A kind of finding: what it looks for, why it matters, how it is repaired. */
export interface Check {
  /** Lower case with hyphens: names the check on the command line, in comments that silence it, and its page. */
  readonly id: string;
  readonly level: FindingLevel;
  readonly effect: Effect;
  readonly title: string;
  readonly reason: string;
  readonly repair: string;
  /** Public reports of it. */
  readonly reports?: readonly ReportNumber[];
  readonly demonstration: Demonstration;
  readonly find: (input: CheckInput) => Iterable<Fault>;
}

/** Declares a kind of finding. */
export function check(declaration: Check): Check {
  return Object.freeze(declaration);
}
