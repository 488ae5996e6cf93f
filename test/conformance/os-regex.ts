import { afterMatch, compileExpression, type Expression, PatternError } from '../../src/engine/regex/index.ts';
import { bytesAt, bytesOf, isLine, type Line, listAt } from './line.ts';
import { same } from './same.ts';

/** One line of osregex.jsonl: match, end, next and captures in capture mode, match and end in plain mode. */
export function passesOsRegex(line: Line): boolean {
  const pattern = bytesAt(line, 'pattern') ?? '';
  const subject = bytesAt(line, 'subject') ?? '';
  const capture = compiled(pattern, 'capture');
  if (line.compile_error !== undefined) return capture === undefined;
  if (capture === undefined) return false;
  const match = capture.exec(subject);
  if (line.match !== true) return match === undefined && passesPlain(line, pattern, subject);
  if (match?.captures === undefined) return false;
  return (
    match.end === line.end &&
    same(match.captures, listAt(line, 'captures').map(bytesOf)) &&
    (line.next === null || line.next === afterMatch(match.end, subject, false)) &&
    passesPlain(line, pattern, subject)
  );
}

function passesPlain(line: Line, pattern: string, subject: string): boolean {
  const plain = line.plain;
  if (!isLine(plain)) return true;
  const expression = compiled(pattern, 'plain');
  const match = expression?.exec(subject);
  return (
    plain.match === (match !== undefined) &&
    plain.match === expression?.test(subject) &&
    plain.end === (match?.end ?? null)
  );
}

function compiled(pattern: string, mode: 'capture' | 'plain'): Expression | undefined {
  try {
    return compileExpression(pattern, 'osregex', mode);
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}
