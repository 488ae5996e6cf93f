import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuildRequest, runBuild } from '../../src/cli/build/run.ts';

const root = resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'ossify-build-'));
const target = join(scratch, 'generated');
const folder = join(target, 'harbor');

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const build = (given: Partial<BuildRequest> = {}) =>
  runBuild({
    root,
    source: join(root, 'test/plugins'),
    target,
    plugins: ['harbor'],
    isCheck: false,
    ruleset: undefined,
    progress: () => undefined,
    ...given,
  });

function filesBelow(place: string): Record<string, string> {
  const found = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(place, path), readFileSync(path, 'latin1')]));
}

describe('an invented product, with nothing of it in src/', () => {
  beforeAll(async () => {
    await build();
  });

  test('builds, proved on the engine', async () => {
    const outcome = await build();
    expect(outcome.findings).toEqual([]);
    expect(outcome.provedOn).toContain('minimal base');
    expect(outcome.plugins).toMatchObject([{ name: 'harbor', rules: 2, decoders: 2, examples: 7 }]);
  });

  test('has the files that the contract names', () => {
    expect(Object.keys(filesBelow(folder))).toEqual([
      'RULES.md',
      'config.schema.json',
      'docker/compose.yml',
      'etc/decoders/1000-harbor_decoders.xml',
      'etc/ossify/harbor.json',
      'etc/rules/1000-harbor_api_rules.xml',
      'etc/rules/1000-harbor_syslog_rules.xml',
      'examples.jsonl',
      'install.sh',
      'integrations/ossify-harbor',
      'integrations/ossify-harbor.mjs',
      'manifest.json',
      'ossec.conf.xml',
      'selftest.tsv',
      'syslog/certificates.sh',
      'syslog/logrotate.conf',
      'syslog/rsyslog.conf',
      'syslog/syslog-ng.conf',
      'uninstall.sh',
    ]);
  });

  test('the manifest tells owner and mode, the same digest as the file, and no time', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      format: 1,
      plugin: 'harbor',
      rules: [{ id: 110_000, level: 7 }, { id: 110_100 }],
      files: expect.arrayContaining([
        expect.objectContaining({
          path: 'etc/rules/1000-harbor_api_rules.xml',
          owner: 'wazuh',
          group: 'wazuh',
          mode: '0660',
        }),
        expect.objectContaining({ path: 'integrations/ossify-harbor', owner: 'root', group: 'wazuh', mode: '0750' }),
        expect.objectContaining({ path: 'etc/ossify/harbor.json', mode: '0640', keep: true }),
      ]),
    });
  });

  test('the bundle runs alone, and so does the wrapper without an environment', () => {
    const bundle = join(folder, 'integrations/ossify-harbor.mjs');
    expect(execFileSync(process.execPath, [bundle, '--version'], { cwd: '/', env: {} }).toString()).toContain('1.0.0');
    const wrapper = join(folder, 'integrations/ossify-harbor');
    const output = execFileSync(wrapper, ['--version'], { cwd: '/', env: { OSSIFY_NODE: process.execPath } });
    expect(output.toString()).toContain('1.0.0');
  });

  test('neither bundle nor text names the machine it was built on', () => {
    for (const [path, text] of Object.entries(filesBelow(folder))) {
      expect([path, text.includes(root)]).toEqual([path, false]);
    }
  });

  test('built twice, under another locale and time zone, gives the same bytes', () => {
    const again = join(scratch, 'again');
    const request = { root, source: join(root, 'test/plugins'), target: again, plugins: [], isCheck: false };
    const script = `import { runBuild } from './src/cli/build/run.ts';
      await runBuild({ ...${JSON.stringify(request)}, ruleset: undefined, progress() {} });`;
    const env = { ...process.env, LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' };
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env });
    expect(filesBelow(join(again, 'harbor'))).toEqual(filesBelow(folder));
  });
});

describe('the wrapper', () => {
  test('says in one line that there is no Node, and exits 78', () => {
    const alone = join(scratch, 'alone');
    mkdirSync(alone);
    const text = readFileSync(join(folder, 'integrations/ossify-harbor'), 'utf8').replaceAll(
      / \/(?:usr|opt)[a-z/]*\/node/g,
      ' /nowhere/node',
    );
    writeFileSync(join(alone, 'ossify-harbor'), text, { mode: 0o755 });
    expect(() => execFileSync(join(alone, 'ossify-harbor'), { env: {}, stdio: 'pipe' })).toThrow(
      expect.objectContaining({ status: 78, stderr: expect.objectContaining({}) }),
    );
  });

  test('takes the single executable beside it first', () => {
    const beside = join(scratch, 'beside');
    cpSync(join(folder, 'integrations'), beside, { recursive: true });
    writeFileSync(join(beside, 'ossify-harbor.bin'), '#!/bin/sh\necho "bin $1"\n', { mode: 0o755 });
    expect(execFileSync(join(beside, 'ossify-harbor'), ['--x'], { env: {} }).toString()).toBe('bin --x\n');
  });

  test('started by an older Node, the bundle itself says which it needs, and exits 78', () => {
    const preload = join(scratch, 'older.cjs');
    writeFileSync(
      preload,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.18.0' } });",
    );
    const bundle = join(folder, 'integrations/ossify-harbor.mjs');
    const { status, stderr } = spawnSync(process.execPath, ['--require', preload, bundle], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([
      78,
      expect.stringMatching(/^ossify-harbor: needs Node 22\.19 or newer, this is v/),
    ]);
  });

  test('passes an older Node by', () => {
    const older = join(scratch, 'older');
    mkdirSync(older);
    writeFileSync(join(older, 'node'), '#!/bin/sh\necho v20.19.0\n', { mode: 0o755 });
    const text = readFileSync(join(folder, 'integrations/ossify-harbor'), 'utf8').replaceAll(
      / \/(?:usr|opt)[a-z/]*\/node/g,
      '',
    );
    writeFileSync(join(older, 'ossify-harbor'), text, { mode: 0o755 });
    const env = { OSSIFY_NODE: join(older, 'node') };
    expect(() => execFileSync(join(older, 'ossify-harbor'), { env, stdio: 'pipe' })).toThrow(
      expect.objectContaining({ status: 78 }),
    );
  });
});

describe('build --check', () => {
  test('is good right after a build, and writes nothing', async () => {
    await build();
    const before = statSync(folder).ctimeMs;
    expect((await build({ isCheck: true })).isGood).toBe(true);
    expect(statSync(folder).ctimeMs).toBe(before);
  });

  test.each([
    ['an edited file', 'RULES.md', 'differs', (file: string) => writeFileSync(file, 'x')],
    ['a missing file', 'RULES.md', 'missing', (file: string) => rmSync(file)],
    ['a foreign file', 'extra.xml', 'foreign', (file: string) => writeFileSync(file, 'x')],
  ] as const)('finds %s', async (_what, path, why, spoil) => {
    await build();
    spoil(join(folder, path));
    const outcome = await build({ isCheck: true });
    expect(outcome.isGood).toBe(false);
    expect(outcome.plugins[0]?.stale).toEqual([{ path, why }]);
  });
});

describe('a plugin with faults', () => {
  const bad = join(root, 'test/plugins-bad');
  test('writes nothing, for the good plugins neither', async () => {
    await build();
    const before = filesBelow(folder);
    const source = join(scratch, 'source');
    rmSync(source, { recursive: true, force: true });
    const outcome = await build({ source: bad, plugins: ['broken'] });
    expect(outcome.isGood).toBe(false);
    expect(outcome.provedOn).toBeNull();
    expect(filesBelow(folder)).toEqual(before);
    expect(existsSync(join(target, 'broken'))).toBe(false);
  });

  test.each([
    ['broken', ['RULE_ID_OUTSIDE_RANGE', 'TEXT_NOT_WRITABLE']],
    ['unproved', ['EXAMPLE_FAILED', 'RULE_UNPROVED']],
  ])('%s: %j', async (name, codes) => {
    const outcome = await build({ source: bad, plugins: [name] });
    expect(outcome.findings.map(({ code }) => code).sort()).toEqual(codes);
  });

  test('a plugin that is not there is a fault with a hint', async () => {
    await expect(build({ plugins: ['harbour'] })).rejects.toMatchObject({ code: 'PLUGIN_MISSING' });
  });
});
