/** Equality of plain JSON values, the order of an object's keys included. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
