import { assertNever } from '../../diagnostics/index.ts';
import { compileOsMatch } from './os-match/index.ts';
import { compileOsRegex } from './os-regex/index.ts';
import { compilePcre2 } from './pcre2/index.ts';

export type ExpressionType = 'osregex' | 'osmatch' | 'pcre2' | 'string';

/** `capture` is a decoder's `<regex>`; all else (prematch, program_name, rules) is `plain`. They differ in OS_Regex only. */
export type ExpressionMode = 'plain' | 'capture';

export interface ExpressionMatch {
  /** Index of the last consumed byte, may be -1. What "after" means is computed by `afterMatch`. */
  readonly end: number;
  /** What the session's capture buffer becomes; undefined leaves the buffer as it was. */
  readonly captures: readonly string[] | undefined;
}

/** A compiled pattern. Subjects are byte strings without NUL. */
export interface Expression {
  readonly type: ExpressionType;
  readonly source: string;
  test(subject: string): boolean;
  exec(subject: string): ExpressionMatch | undefined;
  /** Whether any subject that begins with this byte can match: what is ruled out by its first byte alone. */
  mayBeginWith(byte: number): boolean;
}

/** Compiled patterns by dialect, mode and source: rulesets are loaded again and again with hardly a change. */
const remembered = new Map<string, Expression>();
const MAX_REMEMBERED = 20_000;

/**
 * Compiles a pattern of one of Wazuh's dialects. The same pattern is compiled once: an expression has no state.
 * @param source byte string, as the XML reader gave it
 * @throws PatternError where Wazuh refuses the pattern; OssifyError UNSUPPORTED_PCRE2 where only we do
 */
export function compileExpression(source: string, type: ExpressionType, mode: ExpressionMode = 'plain'): Expression {
  const key = `${type} ${mode} ${source}`;
  const known = remembered.get(key);
  if (known) return known;
  const expression = compile(source, type, mode);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, expression);
  return expression;
}

function compile(source: string, type: ExpressionType, mode: ExpressionMode): Expression {
  switch (type) {
    case 'osregex':
      return compileOsRegex(source, mode);
    case 'osmatch':
      return compileOsMatch(source);
    case 'pcre2':
      return compilePcre2(source);
    case 'string':
      return exactString(source);
    default:
      return assertNever(type);
  }
}

/** Equality, case included, without operators: a rule's `<action>`. */
function exactString(source: string): Expression {
  return {
    type: 'string',
    source,
    test: (subject) => subject === source,
    exec: (subject) => (subject === source ? { end: subject.length - 1, captures: undefined } : undefined),
    mayBeginWith: (byte) => source.charCodeAt(0) === byte,
  };
}
