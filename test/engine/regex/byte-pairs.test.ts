import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayHold, pairsOf } from '../../../src/engine/regex/byte-pairs.ts';

const LOG = 'Dec 29 10:00:01 host sshd[1]: Failed password for root from 10.0.0.1';

test.each([
  ['failed PASSWORD', true],
  ['accepted', false],
  ['{', true],
  ['', true],
])('a log of sshd may hold %j: %s', (text, expected) => {
  expect(mayHold(LOG, pairsOf([text]))).toBe(expected);
});

test('a short subject is not looked at', () => {
  expect(mayHold('short', pairsOf(['accepted']))).toBe(true);
});

const bytes = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((byte) => String.fromCharCode(byte)),
  maxLength: 60,
});

test('what a subject holds, in either case, is never denied', () => {
  fc.assert(
    fc.property(bytes, bytes, bytes, fc.boolean(), (before, text, after, isLowered) => {
      const subject = `${before}${text}${after}`;
      expect(
        mayHold(subject, pairsOf([isLowered ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text])),
      ).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
