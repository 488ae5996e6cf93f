import type { SourceLocation } from '../diagnostics/index.ts';
import type { CheckedFile } from './input.ts';

const SILENCE = /<!--\s*ossify-disable\s+([\w-]+):\s*(\S.*?)\s*-->/;

/**
 * Whether a comment in front of the place silences this kind: `<!-- ossify-disable KIND: reason -->` on the line itself, the
 * line above, or the line above the rule or decoder that the place is in. Without a reason it silences nothing.
 */
export function isSilenced(files: readonly CheckedFile[], kind: string, at: SourceLocation): boolean {
  const file = files.find(({ path }) => path === at.file);
  if (file === undefined || at.line === undefined) return false;
  const owner = file.elements
    .flatMap((element) => [element, ...element.children])
    .findLast(({ line }) => line <= (at.line ?? 0));
  const lines = [at.line, at.line - 1, ...(owner ? [owner.line - 1] : [])];
  return lines.some((line) => SILENCE.exec(file.source.line(line))?.[1] === kind);
}
