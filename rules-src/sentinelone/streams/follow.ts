import type { Followed } from '../../../src/define/index.ts';

/** Members to follow, without those that an object lacks. */
export function followed(members: Readonly<Record<string, string | undefined>>): Followed {
  const present: Record<string, string> = {};
  for (const name in members) {
    const text = members[name];
    if (text !== undefined) present[name] = text;
  }
  return present;
}
