import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToUtf8, latin1FromUint8Array, lowerAscii, upToNul, utf8ToBytes } from '../../src/engine/bytes.ts';

test('text survives the way to bytes and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(bytesToUtf8(utf8ToBytes(text))).toBe(text);
    }),
  );
});

test('every byte is one character of its own value', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
      const text = latin1FromUint8Array(bytes);
      expect(text.length).toBe(bytes.length);
      expect([...bytes].every((byte, index) => text.charCodeAt(index) === byte)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['é', '\xc3\xa9'],
  ['\ud83d\ude00', '\xf0\x9f\x98\x80'],
  ['\ud83d', '\xef\xbf\xbd'],
])('%j is the bytes %j', (text, bytes) => {
  expect(utf8ToBytes(text)).toBe(bytes);
});

test.each([
  ['a\xffb', 'a\ufffdb'],
  ['\xe2\x82x', '\ufffdx'],
  ['\xef\xbb\xbfx', '\ufeffx'],
])('the bytes %j are shown as %j', (bytes, text) => {
  expect(bytesToUtf8(bytes)).toBe(text);
});

test('only A-Z become lower case', () => {
  expect(lowerAscii('AZ[\xc9\xe9K')).toBe('az[\xc9\xe9k');
});

test('a text ends at its first NUL', () => {
  expect(upToNul('a\0b\0')).toBe('a');
});
