import type { CheckedFile, CheckInput } from '../input.ts';
import { type PatternElement, patternElements } from './pattern-elements.ts';

type PlacedPattern = PatternElement & { readonly file: CheckedFile };

const known = new WeakMap<CheckInput, readonly PlacedPattern[]>();

/** Every pattern of the judged files, with the file that it stands in. */
export function allPatterns(input: CheckInput): readonly PlacedPattern[] {
  const before = known.get(input);
  if (before) return before;
  const ofRules = input.rules.flatMap(({ element, file }) => placed(patternElements(element, 'rule'), file));
  const ofDecoders = input.decoders.flatMap(({ element, file }) => placed(patternElements(element, 'decoder'), file));
  const all = [...ofRules, ...ofDecoders];
  known.set(input, all);
  return all;
}

function placed(patterns: readonly PatternElement[], file: CheckedFile): readonly PlacedPattern[] {
  return patterns.map((pattern) => ({ ...pattern, file }));
}
