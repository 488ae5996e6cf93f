import { execFile } from 'node:child_process';
import { copyFileSync, linkSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { injectBlob } from '../../../src/compile/bundle/index.ts';

const root = resolve(import.meta.dirname, '../../..');
const dist = join(root, 'dist');
const scratch = mkdtempSync(join(tmpdir(), 'ossify-executable-'));
const run = promisify(execFile);
const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(!isLinuxX64)('the single executable, on linux-x64', () => {
  test('is started by the wrapper beside it, with no Node on the machine', async () => {
    const { stdout: path } = await run(process.execPath, [join(root, 'src/cli/build-executable.ts'), 'sentinelone']);
    expect(path.trim()).toBe(join(dist, 'ossify-sentinelone.bin'));
    const wrapper = join(scratch, 'ossify-sentinelone');
    copyFileSync(join(root, 'generated/sentinelone/integrations/ossify-sentinelone'), wrapper);
    try {
      linkSync(path.trim(), join(scratch, 'ossify-sentinelone.bin'));
    } catch {
      copyFileSync(path.trim(), join(scratch, 'ossify-sentinelone.bin'));
    }
    const { stdout } = await run('/bin/sh', [wrapper, '--version'], { env: {}, cwd: '/' });
    expect(stdout).toMatch(/^ossify-sentinelone \d+\.\d+\.\d+\n$/);
    await expect(run('/bin/sh', [wrapper, '--config', '/none.json'], { env: {}, cwd: '/' })).rejects.toMatchObject({
      code: 2,
    });
  });
});

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['a script', Buffer.from('#!/bin/sh\n'.repeat(20))],
  ['an ELF file of another machine', Buffer.concat([Buffer.from('7f454c460201', 'hex'), Buffer.alloc(200)])],
])('%s is refused by name', (_, binary) => {
  expect(() => injectBlob(binary, Buffer.from('blob'))).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED_NODE_BINARY' }),
  );
});
