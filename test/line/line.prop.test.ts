import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject, Stream } from '../../src/define/index.ts';
import { LEAF_LIMIT, LINE_LIMIT_BYTES, lineOf } from '../../src/line/index.ts';
import { jsonLines, printNumber } from '../../src/logcollector/index.ts';
import { orchard } from '../builders/invented-source.ts';

const [events] = orchard.streams as readonly [Stream];
const context = { plugin: 'orchard', console: 'main', secrets: new Set(['passphrase']) };

const longText = fc
  .tuple(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(9_000))
  .map(([text, count]) => text.repeat(count));
const value = fc.oneof(
  { weight: 5, arbitrary: fc.jsonValue({ maxDepth: 6 }) },
  fc.array(longText, { maxLength: 8 }),
  longText,
);
const object = fc.dictionary(fc.string({ unit: 'binary' }), value, { maxKeys: 40 });

test('every object of an API becomes one line that logcollector sends, whole and unchanged in meaning', () => {
  fc.assert(
    fc.property(object, (members) => {
      const line = lineOf(events, { ...(members as JsonObject), id: '1' }, context).line ?? '';
      const read = jsonLines()(Buffer.from(`${line}\n`));
      expect(read.map(({ kind }) => kind)).toEqual(['event']);
      expect(Buffer.byteLength(read[0]?.text ?? '')).toBeLessThanOrEqual(LINE_LIMIT_BYTES);
      const parsed = JSON.parse(line);
      expect(JSON.parse(read[0]?.text ?? '')).toEqual(rounded(parsed));
      expect(faults(parsed)).toEqual([]);
    }),
    { numRuns: 100, seed: 20261125 },
  );
});

/** Wazuh keeps 15 to 17 digits of a number; texts are what must not change. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, item) => (typeof item === 'number' ? Number(printNumber(item)) : item)));
}

function faults(line: unknown): string[] {
  const found: string[] = [];
  let leaves = 0;
  const visit = (here: unknown, isMember: boolean) => {
    if (here === null) found.push('null');
    if (typeof here !== 'object' || here === null) leaves += isMember ? 1 : 0;
    else if (Object.keys(here).length === 0) found.push('empty container');
    else if (Array.isArray(here)) {
      leaves += isMember ? 1 : 0;
      for (const item of here) visit(item, false);
    } else {
      if (Object.keys(here).some((name) => name.toLowerCase() === 'passphrase')) found.push('secret');
      for (const member of Object.values(here)) visit(member, isMember);
    }
  };
  visit(line, true);
  if (leaves > LEAF_LIMIT) found.push(`${leaves} leaves`);
  return found;
}
