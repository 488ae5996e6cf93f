import { type Pairs, pairsOf } from '../byte-pairs.ts';
import { CLASS, classByte, END, MARK, PLUS, STAR, takes } from './tokens.ts';

/** The bytes of a class, a star and a mark. */
const OPTIONAL_TAIL = 4;

/** What can be said of an alternative without running it. */
export interface Prefilter {
  /** Runs of lower-case bytes that a subject must contain, one after the other. */
  readonly required: readonly string[];
  /** Without a letter in them the subject can stay as it is. */
  readonly hasLetters: boolean;
  /** The pairs of bytes in these runs. */
  readonly pairs: Pairs;
  /**
   * The literals with which a pattern without `^` begins: an attempt that does not find them leaves no trace. (One that fails at a class
   * does: it clears the flag of `X+`.)
   */
  readonly lead: string;
  /** By byte, 1 where a subject that is not empty may begin with it; undefined when any may do. */
  readonly firstBytes: Uint8Array | undefined;
}

/**
 * Finds the runs of certain bytes in an alternative's tokens. The matcher passes such a byte only by finding it, and the next only at the
 * next byte of the subject; a retry takes it back behind all that it has found since. What it may leave unmatched stands at the very end:
 * a class and one byte after it (decoding.md 1.5 D), or a class before `X*` (the shared k of `accept`, 1.4).
 * @param bytesLeft by token, the bytes of the pattern after it
 */
export function prefilter(tokens: readonly number[], bytesLeft: readonly number[], beginAnchored: boolean): Prefilter {
  const runs: string[] = [];
  let run = '';
  for (const position of tokens.keys()) {
    const byte = certainByte(tokens, position, bytesLeft[position] ?? 0);
    if (byte === undefined) {
      if (run !== '') runs.push(run);
      run = '';
    } else {
      run += byte;
    }
  }
  const required = run === '' ? runs : [...runs, run];
  return {
    required,
    hasLetters: required.some((text) => /[a-z]/.test(text)),
    pairs: pairsOf(required),
    lead: beginAnchored ? '' : leadingLiterals(tokens),
    firstBytes: beginAnchored ? firstBytes(tokens) : undefined,
  };
}

function leadingLiterals(tokens: readonly number[]): string {
  const length = tokens.findIndex((token) => token >= MARK);
  return String.fromCharCode(...(length < 0 ? tokens : tokens.slice(0, length)));
}

/** The one byte that stands at this token, where it cannot be left out. */
function certainByte(tokens: readonly number[], position: number, bytesLeft: number): string | undefined {
  const token = tokens[position] ?? END;
  if (token === MARK) return undefined;
  const followsClass = ((tokens[position - 1] ?? END) & CLASS) !== 0;
  if ((token & CLASS) === 0) {
    const isQuantifier = followsClass && (token === STAR || token === PLUS);
    const isTail = followsClass && position === tokens.length - 1;
    return isQuantifier || isTail ? undefined : String.fromCharCode(token);
  }
  const next = tokens[position + 1];
  return next === STAR || next === PLUS || bytesLeft <= OPTIONAL_TAIL ? undefined : classByte(token);
}

/** A class with a star may be passed over; behind a parenthesis it is not looked for. */
function firstBytes(tokens: readonly number[]): Uint8Array | undefined {
  const first: number[] = [];
  for (let position = tokens[0] === MARK ? 1 : 0; ; position += 2) {
    const token = tokens[position] ?? END;
    if (token === END || token === MARK) return undefined;
    first.push(token);
    const isOptional = (token & CLASS) !== 0 && tokens[position + 1] === STAR;
    if (!isOptional) return tableOf(first);
  }
}

/** Hundreds of alternatives begin alike. */
const tables = new Map<string, Uint8Array>();

function tableOf(tokens: readonly number[]): Uint8Array {
  const key = tokens.join();
  const known = tables.get(key);
  if (known) return known;
  const table = Uint8Array.from({ length: 256 }, (_, byte) => (tokens.some((token) => takes(token, byte)) ? 1 : 0));
  tables.set(key, table);
  return table;
}
