import { execFile } from 'node:child_process';
import { cpSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { installWorld } from '../builders/install-run.ts';

const { manager, bundle } = installWorld();
const main = resolve(import.meta.dirname, '../../src/cli/main.ts');

/** A folder with generated/acme/ in it. */
function project() {
  const folder = bundle({ 'generated/': '', 'token.txt': 'canary-token\n' });
  cpSync(bundle().path, join(folder.path, 'generated/acme'), { recursive: true });
  return folder;
}

async function ossify(cwd: string, ...args: readonly string[]) {
  const run = promisify(execFile)(process.execPath, [main, ...args], { cwd });
  return run.then(
    ({ stdout, stderr }) => ({ exit: 0, text: stdout + stderr }),
    (error) => ({ exit: Number(error.code), text: String(error.stdout) + String(error.stderr) }),
  );
}

describe('ossify install and uninstall run the plugin’s own script', () => {
  test('on a root, with a token named from the current folder; and take it out again', async () => {
    const root = manager();
    const before = root.snapshot();
    const { path } = project();
    const done = await ossify(
      path,
      'install',
      'acme',
      '--root',
      root.path,
      '--token-file',
      'token.txt',
      '--no-restart',
    );
    expect(done).toMatchObject({ exit: 0, text: expect.stringContaining('Installed acme 1.0.0.') });
    expect(done.text).not.toContain('canary-token');
    expect(root.read('var/ossec/etc/ossify/acme.token')).toBe('canary-token\n');
    expect(await ossify(path, 'uninstall', 'acme', '--root', root.path, '--purge')).toMatchObject({ exit: 0 });
    expect(root.snapshot()).toEqual(before);
  });

  test.skipIf(process.getuid?.() !== 0)('with the numbers that --owner gives', async () => {
    const root = manager({ 'etc/passwd': '', 'etc/group': '' });
    await ossify(project().path, 'install', 'acme', '--root', root.path, '--owner', '1234:5678');
    const { uid, gid } = statSync(join(root.path, 'var/ossec/etc/rules/1000-acme_api_rules.xml'));
    expect([uid, gid]).toEqual([1234, 5678]);
  });

  test.each([
    [['install', 'acme', '--root', '/nowhere'], 1, 'is missing: this is no Wazuh manager'],
    [['install', 'nobody'], 2, 'PLUGIN_NOT_BUILT'],
    [['install', 'acme', '--container', 'ossify-no-such-container'], 2, 'CONTAINER_UNREACHABLE'],
    [['status', 'acme', '--api', 'https://127.0.0.1:1'], 2, 'UNSUPPORTED_STATUS_BY_API'],
  ])('%j ends with exit %i', async (args, exit, said) => {
    expect(await ossify(project().path, ...args)).toMatchObject({ exit, text: expect.stringContaining(said) });
  });
});
