// OS_Match. In: a pattern's bytes. Out: an Expression that says yes or no: alternatives without operators but `^`, `$` and a leading `!`.
import { assertNever } from '../../../diagnostics/index.ts';
import { lowerAscii } from '../../bytes.ts';
import { mayHold, type Pairs, pairsOf } from '../byte-pairs.ts';
import type { Expression, ExpressionMatch } from '../expression.ts';
import { lowered } from '../lowered.ts';
import { PatternError } from '../pattern-error.ts';

export { compileWordMatch } from './word-match.ts';

const MAX_LENGTH = 20480;
const NOT_ASCII = /[\x80-\xff]/;

interface Alternative {
  readonly kind: 'always' | 'never' | 'equals' | 'ends' | 'starts' | 'contains';
  readonly body: string;
  /** What a subject must have to contain the body. */
  readonly pairs: Pairs;
}

/**
 * Compiles an OS_Match: case-insensitive in ASCII, `!` before the whole pattern negates it, no escapes (`\|` splits too).
 * @throws PatternError over 20,480 bytes
 * @source decoding.md 2
 */
export function compileOsMatch(source: string): Expression {
  if (source.length > MAX_LENGTH) throw new PatternError(`longer than ${MAX_LENGTH} bytes`);
  return new OsMatch(source);
}

/** Its alternatives are made when it is first used: most patterns of a ruleset never are. */
class OsMatch implements Expression {
  readonly type = 'osmatch';
  readonly source: string;
  readonly #isNegated: boolean;
  #read: readonly Alternative[] | undefined;

  constructor(source: string) {
    this.source = source;
    this.#isNegated = source.startsWith('!');
  }

  test(subject: string): boolean {
    for (const alternative of this.#alternatives()) if (matches(alternative, subject)) return !this.#isNegated;
    return this.#isNegated;
  }

  exec(subject: string): ExpressionMatch | undefined {
    return this.test(subject) ? { end: subject.length - 1, captures: undefined } : undefined;
  }

  mayBeginWith(byte: number): boolean {
    return !this.source.startsWith('^') || this.#alternatives().some((alternative) => mayBegin(alternative, byte));
  }

  #alternatives(): readonly Alternative[] {
    this.#read ??= lowerAscii(this.#isNegated ? this.source.slice(1) : this.source)
      .split('|')
      .map(readAlternative);
    return this.#read;
  }
}

function readAlternative(text: string): Alternative {
  const read = classify(text);
  return { ...read, pairs: pairsOf([read.body]) };
}

/** Only the outermost `^` and `$` are operators: `^^a` starts with `^a`. */
function classify(text: string): Omit<Alternative, 'pairs'> {
  const starts = text.startsWith('^');
  const ends = text.endsWith('$');
  if (starts && ends) return { kind: 'equals', body: text.slice(1, -1) };
  if (ends) return { kind: 'ends', body: text.slice(0, -1) };
  if (starts) return { kind: 'starts', body: text.slice(1) };
  if (text === '') return { kind: 'always', body: '' };
  // quirk: an unanchored byte of 0x80 or more equals nothing, an anchored one equals itself
  return { kind: NOT_ASCII.test(text) ? 'never' : 'contains', body: text };
}

function matches({ kind, body, pairs }: Alternative, subject: string): boolean {
  switch (kind) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'equals':
      return subject.length === body.length && lowered(subject) === body;
    case 'ends':
      return lowered(subject).endsWith(body);
    case 'starts':
      return lowered(subject).startsWith(body);
    case 'contains':
      return mayHold(subject, pairs) && lowered(subject).includes(body);
    default:
      return assertNever(kind);
  }
}

function mayBegin({ kind, body }: Alternative, byte: number): boolean {
  const isBound = (kind === 'starts' || kind === 'equals') && body !== '';
  return kind !== 'never' && !(isBound && body[0] !== lowerAscii(String.fromCharCode(byte)));
}
