import { relative } from 'node:path';
import { styleText } from 'node:util';
import { type Finding, formatLocation } from '../diagnostics/index.ts';

/** A finding for people: `file:line: CODE: message`, and the hint on a line of its own. @param root files are named from it */
export function findingText({ level, code, message, hint, at }: Finding, root: string): string {
  const place = at
    ? `${formatLocation({ file: relative(root, at.file), ...(at.line ? { line: at.line } : {}) })}: `
    : '';
  const label = level === 'error' ? styleText('red', code) : styleText('yellow', `${level} ${code}`);
  return `${place}${label}: ${message}${hint ? `\n  hint: ${hint}` : ''}`;
}
