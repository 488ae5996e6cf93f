// Text inside the engine is a byte string: a JS string with one character of 0-255 for each byte.
// Wazuh works on C strings, so every length, index and comparison of the specification is one of bytes.

const ONLY_ASCII = /^[\0-\x7f]*$/;
const NOT_ASCII = /[^\0-\x7f]+/g;
const CHUNK = 8192;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads bytes as a byte string. (`TextDecoder('latin1')` would not do: it is windows-1252.) */
export function latin1FromUint8Array(bytes: Uint8Array): string {
  const asUtf8 = decoder.decode(bytes);
  return asUtf8.length === bytes.length && ONLY_ASCII.test(asUtf8) ? asUtf8 : byteByByte(bytes);
}

function byteByByte(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK) {
    text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(from, from + CHUNK));
  }
  return text;
}

/** Turns ordinary text into the byte string of its UTF-8 form; a lone surrogate becomes U+FFFD. */
export function utf8ToBytes(text: string): string {
  return ONLY_ASCII.test(text) ? text : text.replace(NOT_ASCII, (run) => byteByByte(encoder.encode(run)));
}

/** Turns a byte string into ordinary text; what is not UTF-8 becomes U+FFFD, as in the real engine's answers. */
export function bytesToUtf8(bytes: string): string {
  if (ONLY_ASCII.test(bytes)) return bytes;
  const array = new Uint8Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) array[index] = bytes.charCodeAt(index);
  return decoder.decode(array);
}

const HAS_UPPER = /[A-Z]/;

/** Lower-cases A-Z and leaves every other byte alone, as C's tolower does in the C locale. */
export function lowerAscii(bytes: string): string {
  if (!HAS_UPPER.test(bytes)) return bytes;
  return ONLY_ASCII.test(bytes) ? bytes.toLowerCase() : bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The text up to the first NUL byte: what a C string of these bytes holds. */
export function upToNul(bytes: string): string {
  const end = bytes.indexOf('\0');
  return end < 0 ? bytes : bytes.slice(0, end);
}
