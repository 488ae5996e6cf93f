import { expect, test } from 'vitest';
import { ReceiveBuffer } from '../../src/collect/api/receive-buffer.ts';

const pieces = ['he', 'llö wör', 'ld', ''].map((text) => Buffer.from(text));

test.each([undefined, 0, 3, 14, 5_000_000])('puts pieces together when %j bytes are expected', (expected) => {
  const buffer = new ReceiveBuffer();
  buffer.begin(expected);
  for (const piece of pieces) buffer.add(piece);
  expect(buffer.size).toBe(13);
  expect(buffer.take().toString()).toBe('hellö wörld');
});

test('an answer sees nothing of the one before it', () => {
  const buffer = new ReceiveBuffer();
  for (const text of ['x'.repeat(3_000_000), 'short', '', 'é'.repeat(9_000_000)]) {
    buffer.begin(undefined);
    for (let at = 0; at < text.length; at += 65_536) buffer.add(Buffer.from(text.slice(at, at + 65_536)));
    expect(buffer.take().toString() === text).toBe(true);
  }
});

test('a character that is cut between two pieces is whole', () => {
  const buffer = new ReceiveBuffer();
  const bytes = Buffer.from('aé€🌳');
  buffer.begin(bytes.length);
  for (const byte of bytes) buffer.add(Uint8Array.of(byte));
  expect(buffer.take().toString()).toBe('aé€🌳');
});
