import type { Event } from '../event.ts';
import type { Rule } from '../ruleset/rule.ts';
import { FtsMemory } from './fts-memory.ts';

/** An event with what evaluation adds to it. */
export interface Occurrence {
  readonly event: Event;
  /** When the engine received it, whole seconds. */
  readonly receivedSeconds: number;
  /** Position in the session, counted from 0: an occurrence older than the oldest kept one is forgotten. */
  sequence: number;
  /** Level of the composite rule that has used it: rules of that level and below do not count it again. */
  usedByLevel: number;
  /** Earlier events that a composite counted, newest first: the answer's `previous_output`. */
  previousLines: string[] | undefined;
  /** What `check_diff` had saved before. */
  previousLog: string | undefined;
}

/** What a session remembers of one rule. */
export interface RuleMemory {
  firedTimes: number;
  /** Start of the `ignore` window, 0 when there is none. */
  ignoringSince: number;
  /** Events that the rule has won itself, when somebody's `if_matched_sid` names it. Oldest first, as the other list. */
  readonly own: Occurrence[];
  /** Events of its group, when it has an `if_matched_group`. A rule may have both. */
  readonly ofGroup: Occurrence[];
}

/** Where `check_diff` keeps the last text of a host and rule; the real engine has a file for each. */
export interface DiffStore {
  get(key: string): string | undefined;
  set(key: string, text: string): unknown;
}

const DROPPED_AT_ONCE = 10;

/** What a session is made with. */
export interface MemoryOptions {
  readonly memorySize: number;
  readonly ftsListSize: number;
  readonly ftsMinimumSize: number;
  /** A rule looks through every kept event; otherwise only the histories of single rules are kept. */
  readonly keepsAll: boolean;
}

/** All that a session's rules remember. Empty at first; grows with what happens. */
export class RuleMemories {
  readonly fts: FtsMemory;
  readonly diffs: DiffStore;
  readonly #options: MemoryOptions;
  readonly #rules = new Map<number, RuleMemory>();
  readonly #kept: Occurrence[] = [];
  #nextSequence = 0;
  #oldestSequence = 0;

  constructor(options: MemoryOptions, diffs: DiffStore) {
    this.fts = new FtsMemory(options.ftsListSize, options.ftsMinimumSize);
    this.diffs = diffs;
    this.#options = options;
  }

  /** Every kept event, oldest first. */
  get kept(): readonly Occurrence[] {
    this.#forget(this.#kept);
    return this.#kept;
  }

  of(ruleIndex: number): RuleMemory {
    let memory = this.#rules.get(ruleIndex);
    if (!memory) {
      memory = { firedTimes: 0, ignoringSince: 0, own: [], ofGroup: [] };
      this.#rules.set(ruleIndex, memory);
    }
    return memory;
  }

  /** A list of a rule, without what the session has forgotten. */
  historyOf(ruleIndex: number, list: 'own' | 'ofGroup'): readonly Occurrence[] {
    const history = this.#rules.get(ruleIndex)?.[list] ?? [];
    this.#forget(history);
    return history;
  }

  /**
   * Keeps an event that a rule has won. A rule that is somebody's `if_matched_sid` feeds its own list and no group's.
   * @source rules.md 3.3
   */
  keep(occurrence: Occurrence, rule: Rule): void {
    occurrence.sequence = this.#nextSequence++;
    if (this.#nextSequence - this.#oldestSequence > this.#options.memorySize) this.#oldestSequence += DROPPED_AT_ONCE;
    if (rule.isSidTarget) this.#append(this.of(rule.index).own, occurrence);
    else for (const index of rule.feeds) this.#append(this.of(index).ofGroup, occurrence);
    if (this.#options.keepsAll) this.#append(this.#kept, occurrence);
  }

  /** Clears up when half of a list is forgotten: seldom enough to cost nothing. */
  #append(history: Occurrence[], occurrence: Occurrence): void {
    history.push(occurrence);
    const middle = history[history.length >> 1];
    if (middle && middle.sequence < this.#oldestSequence) this.#forget(history);
  }

  #forget(history: Occurrence[]): void {
    const oldest = this.#oldestSequence;
    if (history[0] === undefined || history[0].sequence >= oldest) return;
    const remembered = history.findIndex(({ sequence }) => sequence >= oldest);
    history.splice(0, remembered < 0 ? history.length : remembered);
  }
}
