// The matcher of OS_Regex, which is no ordinary backtracking engine: one token and one byte of look-ahead, four retry slots, one flag
// for "this X+ has matched once" that goes stale, marks that are never cleared. It is one function because its state is.
// Source: decoding.md 1.4 and 1.5; held by test/vectors/osregex.jsonl and by a second transcription in the property test.
import { lowered } from '../lowered.ts';
import type { Alternative } from './compile.ts';
import { CLASS, END, holds, isLiteral, MARK, PLUS, STAR, takes } from './tokens.ts';

/** The result of an alternative that does not match; -1 is a result. */
export const NO_MATCH = -2;
const NONE = -2;
const SLOTS = 4;

const slotPattern = new Int32Array(SLOTS);
const slotSubject = new Int32Array(SLOTS);

/**
 * Runs one alternative over the whole subject.
 * @param marks receives, by token position, where each parenthesis stands; undefined in plain mode. Filled with -1 by the caller.
 * @returns the index of the last consumed byte (not always the last byte of the match: 1.5 D, E), or NO_MATCH
 */
export function runAlternative(alternative: Alternative, subject: string, marks: Int32Array | undefined): number {
  const { tokens, beginAnchored, endAnchored, isNearEnd, lead } = alternative;
  const length = subject.length;
  const lower = lead === '' ? '' : lowered(subject);
  let p = 0;
  let i = 0;
  let last = 0;
  let rep = false;
  let anchor = NONE;
  let slots = 0;
  if (lead !== '') {
    i = lower.indexOf(lead);
    if (i < 0) return NO_MATCH;
    if (i > 0) last = NONE;
  }

  while (i < length) {
    let token = at(tokens, p);
    if (token === END && !endAnchored) return last;
    if (token === MARK) {
      if (marks) marks[p] = i;
      token = at(tokens, ++p);
      if (token === END && !endAnchored) return last;
    }
    const byte = subject.charCodeAt(i);

    if ((token & CLASS) !== 0) {
      const quantifier = at(tokens, p + 1);
      if (holds(token, byte)) {
        if (quantifier !== PLUS && quantifier !== STAR) {
          p++;
          if (anchor === NONE) anchor = i;
          last = i++;
          continue;
        }
        if (quantifier === STAR) rep = true;
        if (rep) {
          const markAt = at(tokens, p + 2) === MARK ? p + 2 : NONE;
          const nextAt = markAt === NONE ? p + 2 : p + 3;
          const next = at(tokens, nextAt);
          if (next === END) {
            i = endOfRun(token, END, subject, i + 1);
            if (marks && markAt !== NONE) marks[markAt] = i;
            continue;
          }
          if (!takes(next, byte)) {
            // the bytes that neither leave the class nor start what follows it go by at once
            i = endOfRun(token, next, subject, i + 1);
            last = i - 1;
            continue;
          }
          if (marks && markAt !== NONE) marks[markAt] = i;
          if (slots < SLOTS) {
            slotPattern[slots] = p;
            slotSubject[slots++] = i;
          }
          if ((next & CLASS) === 0) rep = false;
          // a class with a quantifier will see the next byte; this one counts as its first
          p = (next & CLASS) !== 0 && isQuantifier(at(tokens, nextAt + 1)) ? nextAt : nextAt + 1;
        } else {
          if (marks && at(tokens, p + 2) === MARK) marks[p + 2] = i + 1 === length ? i + 1 : i;
          rep = true;
        }
        last = i++;
        continue;
      }
      if (rep && last !== NONE && isNearEnd[p] === 1) {
        last = i;
        // quirk: an alternative whose tail failed is accepted (1.5 D)
        if (!endAnchored) return last;
      } else if (quantifier === PLUS && rep) {
        p += 2;
        rep = false;
        continue;
      } else if (quantifier === STAR) {
        p += 2;
        last = i - 1;
        rep = false;
        continue;
      }
      rep = false;
    } else if (isLiteral(token, byte)) {
      p++;
      if (anchor === NONE) anchor = i;
      last = i++;
      continue;
    }

    if (slots > 0) {
      p = at(slotPattern, --slots);
      i = at(slotSubject, slots) + 1;
      continue;
    }
    if (beginAnchored) return NO_MATCH;
    if (anchor !== NONE) {
      i = anchor;
      anchor = NONE;
    }
    p = 0;
    last = NONE;
    // nothing changes until the leading run is found again, or one byte on when there is none
    i = lead === '' ? i + 1 : lower.indexOf(lead, i + 1);
    if (i < 0) return NO_MATCH;
  }

  if (marks) {
    while ((at(tokens, p) & CLASS) !== 0 && at(tokens, p + 1) === STAR) p += 2;
    if (at(tokens, p) === MARK) marks[p] = i;
  }
  return accepts(tokens, p, rep) ? last : NO_MATCH;
}

/** Where the run of bytes ends that are in the class and do not start the token after it. */
function endOfRun(classToken: number, next: number, subject: string, from: number): number {
  let i = from;
  for (; i < subject.length; i++) {
    const byte = subject.charCodeAt(i);
    if (!holds(classToken, byte) || takes(next, byte)) break;
  }
  return i;
}

/** Whether what is left of the pattern at the subject's end may be left: almost nothing, see 1.5 F. */
function accepts(tokens: Int32Array, p: number, rep: boolean): boolean {
  let k = skipMark(tokens, p);
  if (at(tokens, k) === END) return true;
  if (rep && (at(tokens, k) & CLASS) !== 0) {
    k++;
    if (isQuantifier(at(tokens, k))) {
      k = skipMark(tokens, k + 1);
      if (at(tokens, k) === END) return true;
      if ((at(tokens, k) & CLASS) !== 0) {
        k++;
        if (at(tokens, k) === STAR) {
          k = skipMark(tokens, k + 1);
          if (at(tokens, k) === END) return true;
        }
      }
    }
  }
  if ((at(tokens, k) & CLASS) !== 0 && at(tokens, k + 1) === STAR) {
    return at(tokens, skipMark(tokens, k + 2)) === END;
  }
  return false;
}

function skipMark(tokens: Int32Array, k: number): number {
  return at(tokens, k) === MARK ? k + 1 : k;
}

function at(array: Int32Array, index: number): number {
  return array[index] ?? END;
}

function isQuantifier(token: number): boolean {
  return token === PLUS || token === STAR;
}
