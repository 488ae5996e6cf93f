/**
 * Where the text "after" a match begins.
 * @param end index of the last consumed byte, -1 for a match that consumed nothing at the beginning
 * @param followsNul the byte before the subject is NUL
 * @returns an index into the subject, or -1: then the text after it is empty
 * @source decoding.md 1.6
 */
export function afterMatch(end: number, subject: string, followsNul: boolean): number {
  if (end < 0) return followsNul ? -1 : 0;
  return end < subject.length ? end + 1 : end;
}
