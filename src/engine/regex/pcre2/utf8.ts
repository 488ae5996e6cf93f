/** A text in UTF-8 as code points, with the byte offset of each (and of the end). */
export interface DecodedText {
  readonly codePoints: Uint32Array;
  readonly byteOffsets: readonly number[];
}

/** The smallest code point that may be written with so many bytes. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000] as const;

/**
 * Decodes a byte string as strictly as PCRE2 checks it under `(*UTF)`.
 * @returns undefined for overlong forms, surrogates, code points past U+10FFFF and anything cut short
 */
export function decodeUtf8(bytes: string): DecodedText | undefined {
  const codePoints: number[] = [];
  const byteOffsets: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes.charCodeAt(at);
    const length = sequenceLength(first);
    if (length === undefined || at + length > bytes.length) return undefined;
    let codePoint = length === 1 ? first : first & (0xff >> (length + 1));
    for (let next = at + 1; next < at + length; next++) {
      const byte = bytes.charCodeAt(next);
      if ((byte & 0xc0) !== 0x80) return undefined;
      codePoint = (codePoint << 6) | (byte & 0x3f);
    }
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    if (codePoint < (SMALLEST[length] ?? 0) || codePoint > 0x10ffff || isSurrogate) return undefined;
    codePoints.push(codePoint);
    byteOffsets.push(at);
    at += length;
  }
  byteOffsets.push(at);
  return { codePoints: Uint32Array.from(codePoints), byteOffsets };
}

function sequenceLength(first: number): 1 | 2 | 3 | 4 | undefined {
  if (first < 0x80) return 1;
  if (first >= 0xc0 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf8) return 4;
  return undefined;
}
