import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles } from '../../src/import/index.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/import.md'), 'utf8');

/** The block after the line that names a file. */
function blockOf(file: string): string {
  const [, block] = new RegExp(`\`${file}\`\\n\\n\`\`\`\\w+[^\\n]*\\n(.*?)\`\`\``, 's').exec(page) ?? [];
  if (block === undefined) throw new Error(`docs/import.md shows no ${file}`);
  return block;
}

test('the example of docs/import.md is what an import writes', () => {
  const files = ['local_decoder.xml', 'local_rules.xml'].map((path) => ({
    path,
    bytes: new TextEncoder().encode(blockOf(path)),
  }));
  const { refusals, sources } = importFiles({ name: 'acme', files, definePath: '../../src/define/index.ts' });
  expect(refusals).toEqual([]);
  for (const path of ['decoders.ts', 'rules.ts']) {
    expect(sources.find((source) => source.path === path)?.text).toBe(blockOf(`rules-src/acme/${path}`));
  }
});
