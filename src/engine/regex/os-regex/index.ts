// OS_Regex. In: a pattern's bytes. Out: an Expression that gives the real matcher's answers, its surprises included.

import { mayHold } from '../byte-pairs.ts';
import type { Expression, ExpressionMatch, ExpressionMode } from '../expression.ts';
import { lowered } from '../lowered.ts';
import { type Alternative, checkPattern, compileProgram, type Program } from './compile.ts';
import { findLiteral } from './literal.ts';
import { NO_MATCH, runAlternative } from './run.ts';

export { osRegexClass } from './tokens.ts';

const NO_CAPTURES: readonly string[] = [];

/**
 * Checks an OS_Regex, and compiles it when it is first used: most patterns of a ruleset never are.
 * @param mode `capture` sets marks, which can change what matches (decoding.md 1.5 F); it does so only when there is a group at all
 * @throws PatternError
 */
export function compileOsRegex(source: string, mode: ExpressionMode): Expression {
  checkPattern(source);
  return new OsRegex(source, mode);
}

class OsRegex implements Expression {
  readonly type = 'osregex';
  readonly source: string;
  readonly #mode: ExpressionMode;
  #compiled: Program | undefined;

  constructor(source: string, mode: ExpressionMode) {
    this.source = source;
    this.#mode = mode;
  }

  test(subject: string): boolean {
    const program = this.#program();
    return this.#setsMarks(program) ? capture(program, subject) !== undefined : endOf(program, subject) !== NO_MATCH;
  }

  exec(subject: string): ExpressionMatch | undefined {
    const program = this.#program();
    if (this.#setsMarks(program)) return capture(program, subject);
    const end = endOf(program, subject);
    return end === NO_MATCH ? undefined : { end, captures: NO_CAPTURES };
  }

  mayBeginWith(byte: number): boolean {
    if (!this.source.startsWith('^')) return true;
    return this.#program().alternatives.some(({ firstBytes }) => !firstBytes || firstBytes[byte] === 1);
  }

  #program(): Program {
    this.#compiled ??= compileProgram(this.source);
    return this.#compiled;
  }

  #setsMarks({ hasGroups }: Program): boolean {
    return this.#mode === 'capture' && hasGroups;
  }
}

function endOf({ alternatives }: Program, subject: string): number {
  for (const alternative of alternatives) {
    const { literal } = alternative;
    if (literal === undefined && !mayMatch(alternative, subject)) continue;
    const end = literal ? findLiteral(literal, subject) : runAlternative(alternative, subject, undefined);
    if (end !== NO_MATCH) return end;
  }
  return NO_MATCH;
}

function capture(program: Program, subject: string): ExpressionMatch | undefined {
  for (const alternative of program.alternatives) {
    if (!mayMatch(alternative, subject)) continue;
    const marks = noMarks(alternative.tokens.length);
    const end = runAlternative(alternative, subject, marks);
    if (end === NO_MATCH) continue;
    const captures = readCaptures(alternative, subject, marks);
    return captures && { end, captures };
  }
  return undefined;
}

function mayMatch({ firstBytes, required, hasLetters, pairs }: Alternative, subject: string): boolean {
  if (firstBytes && subject !== '' && firstBytes[subject.charCodeAt(0)] !== 1) return false;
  if (required.length === 0) return true;
  if (!mayHold(subject, pairs)) return false;
  const text = hasLetters ? lowered(subject) : subject;
  let from = 0;
  for (const run of required) {
    const at = text.indexOf(run, from);
    if (at < 0) return false;
    from = at + run.length;
  }
  return true;
}

let scratch = new Int32Array(256);

/** Marks that nothing has set; the array is used again by the next run. */
function noMarks(length: number): Int32Array {
  if (scratch.length < length) scratch = new Int32Array(length * 2);
  return scratch.fill(-1, 0, length);
}

/** Pairs the marks in token order, up to the first that was not reached; a group that ends before it begins spoils the whole match. */
function readCaptures(alternative: Alternative, subject: string, marks: Int32Array): string[] | undefined {
  const captures: string[] = [];
  const positions = alternative.markPositions;
  for (let index = 0; index + 1 < positions.length; index += 2) {
    const open = marks[positions[index] ?? 0] ?? -1;
    const close = marks[positions[index + 1] ?? 0] ?? -1;
    if (open < 0 || close < 0) break;
    if (close < open) return undefined;
    captures.push(subject.slice(open, close));
  }
  return captures;
}
