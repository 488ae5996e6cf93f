import { has } from '../char-set.ts';
import type { Pattern } from '../tree.ts';
import { firstOf } from './first.ts';
import { startsOf } from './starts.ts';

/** Whether a subject that begins with this byte can match: only a pattern that is bound to the beginning of the text rules one out. */
export function mayBeginWith(pattern: Pattern, byte: number): boolean {
  if (pattern.isUtf || startsOf(pattern) !== 'text') return true;
  const first = firstOf(pattern.root);
  return first.isNullable || first.isUnknown || has(first.set, byte);
}
