import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../../src/engine/json/index.ts';
import { plainOutput, printOutput } from '../../../src/engine/output/index.ts';

const bytes = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
const { document } = fc.letrec<{ document: Json }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 4 },
    bytes,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('document')),
    fc
      .array(fc.tuple(fc.oneof(bytes, fc.constantFrom('a', '__proto__', '1')), tie('document')))
      .map((members) => ({ members })),
  ),
}));

test('is what parsing the printed document gives, members in order', () => {
  fc.assert(
    fc.property(document, (value) => {
      expect(JSON.stringify(plainOutput(value))).toBe(JSON.stringify(JSON.parse(printOutput(value))));
    }),
  );
});
