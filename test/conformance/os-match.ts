import { compileExpression } from '../../src/engine/regex/index.ts';
import { bytesAt, type Line } from './line.ts';

/** One line of osmatch.jsonl. */
export function passesOsMatch(line: Line): boolean {
  const expression = compileExpression(bytesAt(line, 'pattern') ?? '', 'osmatch');
  return expression.test(bytesAt(line, 'subject') ?? '') === line.match;
}
