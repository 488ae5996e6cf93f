import type { Followed } from '../../../src/define/index.ts';

/** Members to follow, without those that an object lacks. */
export function followed(members: Readonly<Record<string, string | undefined>>): Followed {
  const present = Object.entries(members).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  );
  return Object.fromEntries(present);
}
