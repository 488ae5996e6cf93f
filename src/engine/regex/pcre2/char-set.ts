/**
 * A set of characters: bytes, or code points under `(*UTF)`.
 * Flat pairs `from, to` (both included), sorted, disjoint and not adjacent.
 */
export type CharSet = readonly number[];

export const MAX_BYTE = 0xff;
export const MAX_CODE_POINT = 0x10ffff;
export const NO_CHAR: CharSet = [];

export function charRange(from: number, to: number): CharSet {
  return [from, to];
}

/** The characters of a text, one by one. */
export function charsOf(text: string): CharSet {
  return union(...[...text].map((char) => charRange(char.codePointAt(0) ?? 0, char.codePointAt(0) ?? 0)));
}

export function union(...sets: readonly CharSet[]): CharSet {
  return sets.reduce(unionOfTwo, NO_CHAR);
}

/** Of the ranges that are left in both, the one that begins first comes next. */
function unionOfTwo(a: CharSet, b: CharSet): CharSet {
  if (a.length === 0 || a === b) return b;
  if (b.length === 0) return a;
  const flat: number[] = [];
  for (let [at, otherAt] = [0, 0]; at < a.length || otherAt < b.length; ) {
    const [from, otherFrom] = [a[at] ?? Number.POSITIVE_INFINITY, b[otherAt] ?? Number.POSITIVE_INFINITY];
    if (from <= otherFrom) {
      appendRange(flat, from, a[at + 1] ?? from);
      at += 2;
    } else {
      appendRange(flat, otherFrom, b[otherAt + 1] ?? otherFrom);
      otherAt += 2;
    }
  }
  return flat;
}

/** @param from not before the last range's */
function appendRange(flat: number[], from: number, to: number): void {
  const lastTo = flat.at(-1);
  if (lastTo === undefined || from > lastTo + 1) flat.push(from, to);
  else if (to > lastTo) flat[flat.length - 1] = to;
}

/** All characters up to `max` that are not in the set. */
export function complement(set: CharSet, max: number): CharSet {
  const flat: number[] = [];
  let next = 0;
  for (const [from, to] of rangesOf(set)) {
    if (from > next) flat.push(next, from - 1);
    next = to + 1;
  }
  if (next <= max) flat.push(next, max);
  return flat;
}

export function intersect(a: CharSet, b: CharSet): CharSet {
  const flat: number[] = [];
  for (const [from, to] of rangesOf(a)) {
    for (const [otherFrom, otherTo] of rangesOf(b)) {
      const low = Math.max(from, otherFrom);
      const high = Math.min(to, otherTo);
      if (low <= high) flat.push(low, high);
    }
  }
  return flat;
}

export function overlaps(a: CharSet, b: CharSet): boolean {
  let [at, otherAt] = [0, 0];
  while (at < a.length && otherAt < b.length) {
    if ((a[at + 1] ?? 0) < (b[otherAt] ?? 0)) at += 2;
    else if ((b[otherAt + 1] ?? 0) < (a[at] ?? 0)) otherAt += 2;
    else return true;
  }
  return false;
}

export function has(set: CharSet, char: number): boolean {
  for (let at = 0; at < set.length; at += 2) {
    if (char < (set[at] ?? 0)) return false;
    if (char <= (set[at + 1] ?? 0)) return true;
  }
  return false;
}

export function rangesOf(set: CharSet): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let at = 0; at < set.length; at += 2) ranges.push([set[at] ?? 0, set[at + 1] ?? 0]);
  return ranges;
}

/** The one character of a set that holds just one. */
export function onlyChar(set: CharSet): number | undefined {
  return set.length === 2 && set[0] === set[1] ? set[0] : undefined;
}

/** The lower-case letter of a set that is just one ASCII letter in both cases. */
export function onlyLetter(set: CharSet): number | undefined {
  const [upper, upperEnd, lower, lowerEnd] = set;
  if (set.length !== 4 || upper === undefined || upper !== upperEnd || lower !== lowerEnd) return undefined;
  return lower === upper + 0x20 && upper >= 0x41 && upper <= 0x5a ? lower : undefined;
}
