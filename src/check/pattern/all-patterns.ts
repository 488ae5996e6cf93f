import type { CheckedFile, CheckInput } from '../input.ts';
import { type PatternElement, patternElements } from './pattern-elements.ts';

/** Every pattern of the judged files, with the file that it stands in. */
export function* allPatterns(input: CheckInput): Iterable<PatternElement & { readonly file: CheckedFile }> {
  for (const { element, file } of input.rules) {
    for (const pattern of patternElements(element, 'rule')) yield { ...pattern, file };
  }
  for (const { element, file } of input.decoders) {
    for (const pattern of patternElements(element, 'decoder')) yield { ...pattern, file };
  }
}
