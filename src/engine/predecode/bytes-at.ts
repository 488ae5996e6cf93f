// Tests on the one-character text that charAt gives; past the end it is empty, where the C string has its NUL, and fails them all.

export function isDigit(byte: string): boolean {
  return byte >= '0' && byte <= '9';
}

export function isLower(byte: string): boolean {
  return byte >= 'a' && byte <= 'z';
}

export function isAlphanumeric(byte: string): boolean {
  return isDigit(byte) || isLower(byte) || (byte >= 'A' && byte <= 'Z');
}

/** The bytes that a host or program name may have. */
export function isNameByte(byte: string): boolean {
  return isAlphanumeric(byte) || (byte !== '' && '()-./@_'.includes(byte));
}

/** The first index from `from` on whose byte fails the test; the text's length when none does. */
export function skipWhile(text: string, from: number, test: (byte: string) => boolean): number {
  let at = from;
  while (at < text.length && test(text.charAt(at))) at++;
  return at;
}

/** Whether the bytes at certain places are these: `3: 6: 9:: 12::` is a space at 3 and 6, a colon at 9 and 12. */
export function hasBytes(text: string, places: readonly (readonly [index: number, byte: string])[]): boolean {
  return places.every(([index, byte]) => text.charAt(index) === byte);
}
