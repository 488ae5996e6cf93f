import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { proofMemo } from '../../src/cli/build/proof-memo.ts';
import { type Compiled, compilePlugin } from '../../src/compile/index.ts';
import { acme } from '../builders/definitions.ts';

const scratch = mkdtempSync(join(tmpdir(), 'ossify-memo-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const compiled = compilePlugin(acme({}), { root: '/' });

function withFile(path: string, text: string): Compiled {
  const others = compiled.artifacts.filter((artifact) => artifact.path !== path);
  return { ...compiled, artifacts: [...others, { path, text }] };
}

describe('what was proved', () => {
  const memo = proofMemo(scratch);
  memo.remember([compiled]);

  test('is not proved again', () => {
    expect(memo.isProved([compiled])).toBe(true);
  });

  test('counts for files that no verdict hangs on', () => {
    expect(memo.isProved([withFile('RULES.md', 'other words')])).toBe(true);
  });

  test.each([
    'etc/rules/1000-acme_rules.xml',
    'etc/decoders/1000-acme_decoders.xml',
    'etc/lists/acme',
    'examples.jsonl',
  ])('does not count when %s differs', (path) => {
    expect(memo.isProved([withFile(path, '<!-- -->')])).toBe(false);
  });

  test('does not count for more plugins, whose files would be loaded beside each other', () => {
    expect(memo.isProved([compiled, compiled])).toBe(false);
  });
});

test('where nothing can be kept, all is proved anew', () => {
  const file = join(scratch, 'file');
  writeFileSync(file, '');
  const memo = proofMemo(file);
  memo.remember([compiled]);
  expect(memo.isProved([compiled])).toBe(false);
});
