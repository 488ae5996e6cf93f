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
import { startThreatConsole, type ThreatConsole } from '../builders/threat-console.ts';

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
    const objects = sampleObjects(threats).map((threat, index) => recent(threat, index));
    console = await startThreatConsole(objects, 'canary-token', updatedAt);
    stack.compose('up', '-d');
  }, 300_000);
  afterAll(() => {
    console?.close();
    stack?.remove();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('adds the plugin, the executable and the token to the manager, and leaves the rest of the stack', () => {
    const config = stack.compose('config');
    expect(config).toContain('/ossify/ossify-sentinelone.bin:ro');
    expect(config).toContain('/var/ossec/queue');
    expect(config).toContain('ossify-test-stack');
  });

  test('install.sh places the plugin, and writes its blocks into the mount that is copied at each start', () => {
    const said = stack.inside(
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
    configure(stack, console.url);
    collect(stack);
    const before = { facts: facts(stack), keys: keys(stack) };
    expect(new Set(before.keys).size).toBe(sampleObjects(threats).length);
    stack.compose('down', '--timeout', '0');
    stack.compose('up', '-d');
    expect(facts(stack)).toEqual(before.facts);
    expect(stack.inside('cat', '/var/ossec/etc/ossec.conf')).toContain('ossify-sentinelone --config');
    collect(stack);
    expect(keys(stack)).toEqual(before.keys);
  });

  test('a second installation, by ossify install --container, has nothing to do; status agrees', async () => {
    const ossify = (...args: string[]) =>
      run(process.execPath, [join(root, 'src/cli/main.ts'), ...args, '--container', stack.container()], { cwd: root });
    expect((await ossify('install', 'sentinelone')).stdout).toContain('nothing to do');
    expect((await ossify('status', 'sentinelone')).stdout).toContain('ossec.conf has its blocks');
    const bin = join(root, 'dist/ossify-sentinelone.bin');
    const again = await ossify('install', 'sentinelone', '--token-file', token, '--executable', bin, '--no-restart');
    expect(again.stdout).toContain('Installed sentinelone');
  });

  test('uninstall.sh takes everything out again, of the mount too', () => {
    stack.inside('sh', '/ossify/sentinelone/uninstall.sh', '--purge');
    expect(readFileSync(join(stack.folder, 'wazuh_manager.conf'), 'utf8')).toBe(STACK_CONF);
    expect(stack.inside('ls', '/var/ossec/etc/rules', '/var/ossec/integrations')).not.toContain('sentinelone');
  });
});

requires('docker compose').describe('a mount that is read-only', { timeout: 600_000 }, () => {
  let stack: Stack;
  const folder = mkdtempSync(join(tmpdir(), 'ossify-readonly-'));
  beforeAll(() => {
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
    stack.compose('up', '-d');
  }, 300_000);
  afterAll(() => {
    stack?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is refused with the file and what to do; with the blocks at its source the same run succeeds', () => {
    const install = () => stack.inside('sh', '/ossify/sentinelone/install.sh');
    expect(install).toThrow(/wazuh-config-mount\/etc\/ossec\.conf is mounted read-only[\s\S]*--print-conf/);
    expect(stack.inside('ls', '/var/ossec/etc/rules')).toBe('');
    const conf = join(stack.folder, 'wazuh_manager.conf');
    const printed = stack.inside(
      'sh',
      '/ossify/sentinelone/install.sh',
      '--print-conf',
      '/wazuh-config-mount/etc/ossec.conf',
    );
    writeFileSync(conf, printed);
    stack.compose('restart', '--timeout', '0');
    expect(install()).toContain('Installed sentinelone');
    expect(readFileSync(conf, 'utf8')).toBe(printed);
  });
});

type Threat = ReturnType<typeof sampleObjects>[number];

/** The sample as if it had been updated some minutes ago: the collector looks back a day. */
function recent(threat: Threat, index: number): Threat {
  const time = new Date(Date.now() - (index + 20) * 60_000).toISOString().replace('Z', '000Z');
  const { threatInfo } = threat;
  return { ...threat, threatInfo: { ...(isRecord(threatInfo) ? threatInfo : {}), updatedAt: time } };
}

function updatedAt({ threatInfo }: Threat): string {
  return isRecord(threatInfo) ? String(threatInfo.updatedAt) : '';
}

function isRecord(value: unknown): value is Threat {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The console is on loopback here, and has threats alone. */
function configure(stack: Stack, url: string): void {
  const path = '/var/ossec/etc/ossify/sentinelone.json';
  const configuration = JSON.parse(stack.inside('cat', path));
  Object.assign(configuration.consoles[0], { url, streams: { threats: true } });
  stack.inside('sh', '-c', `printf '%s' '${JSON.stringify(configuration)}' >${path}`);
}

function collect(stack: Stack): void {
  const wrapper = '/var/ossec/integrations/ossify-sentinelone';
  stack.inside('env', '-i', wrapper, '--config', '/var/ossec/etc/ossify/sentinelone.json', '--now');
}

/** Keys of the threats' lines, in order. */
function keys(stack: Stack): string[] {
  const lines = stack.inside('cat', '/var/ossec/logs/ossify/sentinelone.json').split('\n').filter(Boolean);
  return lines.map((line) => String(JSON.parse(line).ossify.key)).filter((key) => key.includes(':threats:'));
}

function facts(stack: Stack): string {
  return stack.inside(
    'stat',
    '-c',
    '%n %U:%G %a %s',
    ...FILES,
    '/var/ossec/queue/ossify/sentinelone/main.threats.json',
  );
}
