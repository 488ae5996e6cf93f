import { type CharSet, has, rangesOf } from '../char-set.ts';
import type { Place } from '../tree.ts';

/** A set made quick to ask: a table for the first 256 characters, ranges for the rest. */
export interface CharTest {
  readonly low: Uint8Array;
  readonly ranges: CharSet;
}

/** One step of a program. Targets are indexes into the program's code; `undefined` as a target means "fail". */
export type Instruction =
  | { readonly op: 'set'; readonly set: CharTest }
  | { readonly op: 'set-repeat'; readonly set: CharTest; readonly min: number; readonly max: number }
  | { readonly op: 'set-repeat-lazy'; readonly set: CharTest; readonly min: number; readonly max: number }
  | { readonly op: 'set-repeat-possessive'; readonly set: CharTest; readonly min: number; readonly max: number }
  /** Goes to `first`; when all that follows fails, to `second`. */
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'open'; readonly group: number }
  /** Sets the group, or returns if the group runs as a subroutine. */
  | { readonly op: 'close'; readonly group: number }
  | { readonly op: 'place'; readonly place: Place }
  | { readonly op: 'backreference'; readonly groups: readonly number[]; readonly isCaseless: boolean }
  | { readonly op: 'zero'; readonly register: number }
  | { readonly op: 'increment'; readonly register: number }
  /** Notes the position. */
  | { readonly op: 'mark'; readonly register: number }
  /** Leaves the loop if the iteration that began at the mark consumed nothing. */
  | {
      readonly op: 'leave-if-empty';
      readonly mark: number;
      readonly exit: number;
      readonly count: number;
      readonly min: number;
    }
  | CountedLoop
  | { readonly op: 'atomic-start' }
  | { readonly op: 'atomic-end' }
  | { readonly op: 'look-start'; readonly end: number; readonly onFail: number | undefined }
  | {
      readonly op: 'look-end';
      readonly isAtomic: boolean;
      readonly isNegative: boolean;
      readonly onMatch: number | undefined;
    }
  | { readonly op: 'back'; readonly by: number }
  | { readonly op: 'call'; readonly group: number; readonly entry: number }
  | { readonly op: 'if-set'; readonly groups: readonly number[]; readonly otherwise: number }
  | { readonly op: 'if-recursing'; readonly groups: readonly number[] | undefined; readonly otherwise: number }
  | { readonly op: 'fail' }
  | { readonly op: 'accept'; readonly openGroups: readonly number[] }
  | { readonly op: 'match' };

/** The head of a loop that counts its iterations. */
export interface CountedLoop {
  readonly op: 'counted-loop';
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly isLazy: boolean;
  readonly body: number;
  readonly exit: number;
}

export interface Program {
  readonly code: readonly Instruction[];
  readonly groupCount: number;
  /** Three for each group (start, end, and where an open group began), then those of the loops. */
  readonly registerCount: number;
}

/** The first register of a group; its end is the next, its opening the one after. */
export function startRegister(group: number): number {
  return (group - 1) * 3;
}

export function charTest(set: CharSet): CharTest {
  const low = new Uint8Array(256);
  for (const [from, to] of rangesOf(set)) low.fill(1, Math.min(from, 256), Math.min(to + 1, 256));
  return { low, ranges: set };
}

export function passes(test: CharTest, char: number): boolean {
  return char < 256 ? test.low[char] === 1 : has(test.ranges, char);
}
