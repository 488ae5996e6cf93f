import { readdirSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { utf8ToBytes } from '../../src/engine/bytes.ts';
import { importFiles } from '../../src/import/index.ts';
import { Random } from '../builders/random.ts';
import { readRecording, textAt } from '../conformance/recorded.ts';
import { mutated } from '../fuzz/mutate.ts';

const cases = resolve(import.meta.dirname, '../cases');
const texts = readdirSync(cases)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readRecording(join(cases, name)))
  .flatMap((recorded) => [textAt(recorded, 'rules') ?? [], textAt(recorded, 'decoders') ?? []].flat())
  .map(utf8ToBytes);
const [first = '', ...others] = texts;

/** Every rule and decoder that a file names is there, so that more of what is damaged gets through. */
const around = { hasRule: () => true, hasDecoder: () => true };

test('a damaged file is refused with a code, or becomes definitions that compile to what it says and can be read', () => {
  const random = new Random(7);
  let returned = 0;
  for (let run = 0; run < 3_000; run++) {
    const damaged = mutated(random.pick([first, ...others]), random.pick([first, ...others]), random);
    const bytes = Uint8Array.from(damaged, (character) => character.charCodeAt(0));
    const files = [{ path: 'local_rules.xml', bytes }];
    const { refusals, compiled, sources } = importFiles({ name: 'acme', files, definePath: 'define', around });
    if (compiled === undefined) {
      expect(refusals.map(({ code }) => code)).not.toContain('IMPORT_DIFFERS');
      expect(refusals.length).toBeGreaterThan(0);
    } else {
      returned++;
      expect(() => sources.map(({ text }) => stripTypeScriptTypes(text))).not.toThrow();
    }
  }
  expect(returned).toBeGreaterThan(50);
});
