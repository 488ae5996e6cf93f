import type { XmlElement } from '../engine/xml/index.ts';
import { type CheckedFile, type CheckedRule, type CheckInput, childrenNamed } from './input.ts';

/** The elements of these names in all judged rules. */
export function* ruleElements(
  input: CheckInput,
  ...names: readonly string[]
): Iterable<{ readonly rule: CheckedRule; readonly file: CheckedFile; readonly element: XmlElement }> {
  for (const rule of input.rules) {
    for (const element of childrenNamed(rule.element, ...names)) yield { rule, file: rule.file, element };
  }
}
