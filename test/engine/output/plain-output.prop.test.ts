import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainOutput, printOutput } from '../../../src/engine/index.ts';
import type { Json } from '../../../src/engine/json/index.ts';

/** Any bytes, UTF-8 or not. */
const bytes = fc
  .uint8Array({ maxLength: 12 })
  .map((array) => [...array].map((byte) => String.fromCharCode(byte)).join(''));

const { document } = fc.letrec<{ document: Json }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.integer(),
    bytes,
    fc.constant('__proto__'),
    fc.array(tie('document'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(bytes, fc.constantFrom('a', 'b', '__proto__')), tie('document')), { maxLength: 4 })
      .map((members) => ({ members })),
  ),
}));

test('a document as an object is what parsing its text gives', () => {
  fc.assert(
    fc.property(document, (json) => {
      expect(plainOutput(json)).toStrictEqual(JSON.parse(printOutput(json)));
    }),
    { numRuns: 2000 },
  );
});
