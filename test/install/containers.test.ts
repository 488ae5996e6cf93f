import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { threats } from '../../rules-src/sentinelone/streams.ts';
import { makeStack, STACK_CONF, type Stack } from '../builders/compose.ts';
import { requires } from '../builders/requires.ts';
import { sampleObjects } from '../builders/sentinelone.ts';
import { startSampleConsole, type ThreatConsole } from '../builders/threat-console.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const plugin = join(root, 'generated/sentinelone');
const FILES = [
  'etc/decoders/1000-sentinelone_decoders.xml',
  'etc/rules/1000-sentinelone_api_rules.xml',
  'etc/lists/sentinelone-allowed-hashes',
  'etc/ossify/sentinelone.json',
  'etc/ossify/sentinelone.token',
  'integrations/ossify-sentinelone',
  'integrations/ossify-sentinelone.bin',
  'logs/ossify/sentinelone.json',
].map((path) => `/var/ossec/${path}`);

requires('docker compose').describe('the compose file, behind the one of a stack', { timeout: 600_000 }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'ossify-token-'));
  const token = join(scratch, 'token.txt');
  let stack: Stack;
  let console: ThreatConsole;

  beforeAll(async () => {
    await run(process.execPath, [join(root, 'src/cli/build-executable.ts'), 'sentinelone']);
    writeFileSync(token, 'canary-token\n', { mode: 0o600 });
    const variables = { OSSIFY: root, OSSIFY_TOKEN: token };
    stack = makeStack('ossify-test-stack', join(plugin, 'selftest.tsv'), join(plugin, 'docker/compose.yml'), variables);
    console = await startSampleConsole(threats, 'canary-token');
    await stack.compose('up', '-d');
  }, 300_000);
  afterAll(async () => {
    console?.close();
    await stack?.remove();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('adds the plugin, the executable and the token to the manager, and leaves the rest of the stack', async () => {
    const config = await stack.compose('config');
    expect(config).toContain('/ossify/ossify-sentinelone.bin:ro');
    expect(config).toContain('/var/ossec/queue');
    expect(config).toContain('ossify-test-stack');
  });

  test('install.sh places the plugin, and writes its blocks into the mount that is copied at each start', async () => {
    const said = await stack.inside(
      'sh',
      '/ossify/sentinelone/install.sh',
      '--executable',
      '/ossify/ossify-sentinelone.bin',
      '--token-file',
      '/run/secrets/ossify-sentinelone',
    );
    expect(said).toMatch(/Self-test on the manager's engine: (\d+)\/\1 rules fire/);
    expect(readFileSync(join(stack.folder, 'wazuh_manager.conf'), 'utf8')).toContain(
      '<!-- ossify:sentinelone begin -->',
    );
    expect(said).not.toContain('canary-token');
  });

  test('after down and up, files, owners, state and known ids are still there; nothing is collected twice', async () => {
    await configure(stack, console.url);
    await collect(stack);
    const before = { facts: await facts(stack), keys: await keys(stack) };
    expect(new Set(before.keys).size).toBe(sampleObjects(threats).length);
    await stack.compose('down', '--timeout', '0');
    await stack.compose('up', '-d');
    expect(await facts(stack)).toEqual(before.facts);
    expect(await stack.inside('cat', '/var/ossec/etc/ossec.conf')).toContain('ossify-sentinelone --config');
    await collect(stack);
    expect(await keys(stack)).toEqual(before.keys);
  });

  test('a second installation, by ossify install --container, has nothing to do; status agrees', async () => {
    const container = (await stack.compose('ps', '-q', 'wazuh.manager')).trim();
    const ossify = (...args: string[]) =>
      run(process.execPath, [join(root, 'src/cli/main.ts'), ...args, '--container', container], { cwd: root });
    expect((await ossify('install', 'sentinelone')).stdout).toContain('nothing to do');
    expect((await ossify('status', 'sentinelone')).stdout).toContain('ossec.conf has its blocks');
    const bin = join(root, 'dist/ossify-sentinelone.bin');
    const again = await ossify('install', 'sentinelone', '--token-file', token, '--executable', bin, '--no-restart');
    expect(again.stdout).toContain('Installed sentinelone');
  });

  test('uninstall.sh takes everything out again, of the mount too', async () => {
    await stack.inside('sh', '/ossify/sentinelone/uninstall.sh', '--purge');
    expect(readFileSync(join(stack.folder, 'wazuh_manager.conf'), 'utf8')).toBe(STACK_CONF);
    expect(await stack.inside('ls', '/var/ossec/etc/rules', '/var/ossec/integrations')).not.toContain('sentinelone');
  });
});

requires('docker compose').describe('a mount that is read-only', { timeout: 600_000 }, () => {
  let stack: Stack;
  const folder = mkdtempSync(join(tmpdir(), 'ossify-readonly-'));
  beforeAll(async () => {
    const addition = join(folder, 'compose.yml');
    writeFileSync(
      addition,
      `services:
  wazuh.manager:
    volumes:
      - ${plugin}:/ossify/sentinelone:ro
      - ./wazuh_manager.conf:/wazuh-config-mount/etc/ossec.conf:ro
`,
    );
    stack = makeStack('ossify-test-readonly', join(plugin, 'selftest.tsv'), addition, {});
    await stack.compose('up', '-d');
  }, 300_000);
  afterAll(async () => {
    await stack?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is refused with the file and what to do; with the blocks at its source the same run succeeds', async () => {
    const install = () => stack.inside('sh', '/ossify/sentinelone/install.sh');
    await expect(install()).rejects.toThrow(
      /wazuh-config-mount\/etc\/ossec\.conf is mounted read-only[\s\S]*--print-conf/,
    );
    expect(await stack.inside('ls', '/var/ossec/etc/rules')).toBe('');
    const conf = join(stack.folder, 'wazuh_manager.conf');
    const printed = await stack.inside(
      'sh',
      '/ossify/sentinelone/install.sh',
      '--print-conf',
      '/wazuh-config-mount/etc/ossec.conf',
    );
    writeFileSync(conf, printed);
    await stack.compose('restart', '--timeout', '0');
    expect(await install()).toContain('Installed sentinelone');
    expect(readFileSync(conf, 'utf8')).toBe(printed);
  });
});

/** The console is on loopback here, and has threats alone. */
async function configure(stack: Stack, url: string): Promise<void> {
  const path = '/var/ossec/etc/ossify/sentinelone.json';
  const configuration = JSON.parse(await stack.inside('cat', path));
  Object.assign(configuration.consoles[0], { url, streams: { threats: true } });
  await stack.inside('sh', '-c', `printf '%s' '${JSON.stringify(configuration)}' >${path}`);
}

async function collect(stack: Stack): Promise<void> {
  const wrapper = '/var/ossec/integrations/ossify-sentinelone';
  await stack.inside('env', '-i', wrapper, '--config', '/var/ossec/etc/ossify/sentinelone.json', '--now');
}

/** Keys of the threats' lines, in order. */
async function keys(stack: Stack): Promise<string[]> {
  const lines = (await stack.inside('cat', '/var/ossec/logs/ossify/sentinelone.json')).split('\n').filter(Boolean);
  return lines.map((line) => String(JSON.parse(line).ossify.key)).filter((key) => key.includes(':threats:'));
}

function facts(stack: Stack): Promise<string> {
  return stack.inside(
    'stat',
    '-c',
    '%n %U:%G %a %s',
    ...FILES,
    '/var/ossec/queue/ossify/sentinelone/main.threats.json',
  );
}
