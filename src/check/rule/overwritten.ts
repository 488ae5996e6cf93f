import type { XmlElement } from '../../engine/xml/index.ts';
import type { CheckedRule, CheckInput } from '../input.ts';

/** The judged overwrites, with the definition that each replaces. */
export function* overwrites(
  input: CheckInput,
): Iterable<{ readonly overwrite: CheckedRule; readonly before: XmlElement }> {
  for (const overwrite of input.rules) {
    if (!overwrite.isOverwrite || overwrite.loaded === undefined) continue;
    const own = input.rules.find(({ id, isOverwrite }) => id === overwrite.id && !isOverwrite);
    const before = own?.element ?? input.ruleAround(overwrite.id);
    if (before !== undefined) yield { overwrite, before };
  }
}
