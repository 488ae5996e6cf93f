import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { type ManagerBehaviour, OSSEC_CONF, type Tree } from '../builders/fake-manager-root.ts';
import { installWorld, runScript } from '../builders/install-run.ts';
import { programShim } from '../builders/program-shims.ts';

const { manager, bundle } = installWorld();
const CONF = 'var/ossec/etc/ossec.conf';

/** The conf with our blocks, as an installation writes it. */
function installedConf(): string {
  const root = manager();
  runScript(bundle(), root);
  return root.read(CONF);
}

describe('wrong use is refused with exit 2', () => {
  const cases: readonly (readonly [options: readonly string[], said: string])[] = [
    [['--nonsense'], 'unknown option --nonsense'],
    [['--console'], '--console needs a value'],
    [['--console', 'http://c.example'], '--console takes an https URL'],
    [['--owner', 'wazuh'], '--owner takes numbers'],
    [['--token-file', '/nowhere'], '--token-file /nowhere cannot be read'],
    [['--executable', '/nowhere'], '--executable /nowhere cannot be read'],
    [['--print-conf', '/nowhere'], '--print-conf /nowhere cannot be read'],
  ];
  test.each(cases)('%s', (options, said) => {
    const { exit, stderr } = runScript(bundle(), manager(), 'install.sh', options);
    expect(exit).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe('is refused, and the manager left as it was:', () => {
  const without = (text: string) => ({ [CONF]: OSSEC_CONF.replace(text, '') });
  const cases: readonly (readonly [what: string, files: Tree, behaviour: ManagerBehaviour, said: string])[] = [
    [
      'a version before the oldest',
      {},
      { version: 'v4.3.11' },
      'Wazuh 4.3.11 is not supported: acme 1.0.0 is for 4.4.0',
    ],
    ['a version of another generation', {}, { version: 'v5.0.0' }, 'Wazuh 5.0.0 is not supported'],
    ['a version that cannot be told', {}, { version: '' }, 'Wazuh of an unknown version is not supported'],
    [
      'no user wazuh and no --owner',
      { 'etc/passwd': 'root:x:0:0::/:/bin/sh\n', 'etc/group': 'root:x:0:\n' },
      {},
      '--owner UID:GID',
    ],
    [
      'a configuration that the manager refuses already',
      {},
      { check: { exit: 1, stderr: 'CRITICAL: (1202): theirs' } },
      'The manager refuses its own configuration as it is:\nCRITICAL: (1202): theirs',
    ],
    [
      'an ossec.conf without end',
      without('</ossec_config>\n'),
      {},
      'not well formed: 2 <ossec_config> and 1 </ossec_config>',
    ],
    ['an empty ossec.conf', { [CONF]: '' }, {}, 'not well formed: 0 <ossec_config> and 0 </ossec_config>'],
    ['an ossec.conf whose comment has no end', { [CONF]: `${OSSEC_CONF}<!-- x\n` }, {}, 'a comment has no end'],
    [
      'an ossec.conf without <ruleset>',
      { [CONF]: '<ossec_config>\n</ossec_config>\n' },
      {},
      'has no <ruleset> block to declare the lists in',
    ],
  ];
  test.each(cases)('%s', (_what, files, behaviour, said) => {
    const root = manager(files, behaviour);
    const before = root.snapshot();
    const { exit, stderr } = runScript(bundle(), root);
    expect(exit).toBe(1);
    expect(stderr).toContain(said);
    expect(root.snapshot()).toEqual(before);
  });

  test('a folder that is no manager', () => {
    const root = manager();
    rmSync(join(root.path, CONF));
    expect(runScript(bundle(), root)).toMatchObject({ exit: 1, stderr: expect.stringContaining('no Wazuh manager') });
  });

  test('an agent', () => {
    const root = manager();
    rmSync(join(root.path, 'var/ossec/bin/wazuh-analysisd'));
    expect(runScript(bundle(), root)).toMatchObject({ exit: 1, stderr: expect.stringContaining('is a Wazuh agent') });
  });

  test('a user who is not root, on this machine itself', () => {
    const source = bundle();
    const PATH = programShim(join(source.path, 'shims'), 'id', 'echo 1000');
    const run = spawnSync('sh', [join(source.path, 'install.sh')], { encoding: 'utf8', env: { PATH } });
    expect(run).toMatchObject({ status: 1, stderr: expect.stringContaining('only root can install') });
  });
});

describe('a marker that somebody edited', () => {
  const begin = '<!-- ossify:acme begin -->';
  const end = '<!-- ossify:acme end -->';
  const cases: readonly (readonly [what: string, edit: (conf: string) => string, said: string])[] = [
    ['the end is missing', (conf) => conf.replace(end, ''), `"${begin}" has no "${end}"`],
    ['the begin is missing', (conf) => conf.replace(begin, ''), 'stands alone: somebody edited our markers'],
    ['the begin is another', (conf) => conf.replace(begin, '<!-- ossify:acme Begin -->'), 'stands alone'],
    ["the lists' end is missing", (conf) => conf.replace('<!-- ossify:acme lists end -->', ''), 'lists begin'],
  ];
  const conf = { text: '' };
  test.each(cases)('%s: refused by install.sh and uninstall.sh, nothing changed', (_what, edit, said) => {
    conf.text ||= installedConf();
    const root = manager({ [CONF]: edit(conf.text), 'var/ossec/etc/ossify/installed/acme/files': '' });
    const before = root.snapshot();
    for (const script of ['install.sh', 'uninstall.sh'] as const) {
      const { exit, stderr } = runScript(bundle(), root, script);
      expect(exit).toBe(1);
      expect(stderr).toContain(said);
    }
    expect(root.snapshot()).toEqual(before);
  });
});

describe('a place that cannot be written', () => {
  // root may write everywhere, so one of the programs says that it may not
  test.each([
    ['ln', 'var/ossec/etc'],
    ['cp', 'var/ossec/etc/ossec.conf'],
    ['chown', 'var/ossec/etc/ossify'],
  ])('is named, and the manager left as it was: %s fails', (program, place) => {
    const root = manager();
    const source = bundle();
    const before = root.snapshot();
    const failure = `echo '${program}: Read-only file system' >&2; exit 1`;
    const { exit, stderr } = runScript(
      source,
      root,
      'install.sh',
      [],
      programShim(join(source.path, 'shims'), program, failure),
    );
    expect(exit).toBe(1);
    expect(stderr).toContain(`${program}: Read-only file system\ninstall.sh: ${root.path}/${place} cannot be written`);
    expect(root.snapshot()).toEqual(before);
  });
});

describe('two runs at once', () => {
  const LOCK = 'var/ossec/etc/.ossify-acme.lock';

  test('the second is refused while the first lives', () => {
    const root = manager();
    const other = spawn('sh', ['-c', 'sleep 60; :', 'install.sh']);
    symlinkSync(String(other.pid), join(root.path, LOCK));
    const { exit, stderr } = runScript(bundle(), root);
    other.kill();
    expect(exit).toBe(1);
    expect(stderr).toContain(`another run of install.sh is under way (process ${other.pid})`);
  });

  test('the lock of a process that is gone, or is another program now, is taken over', () => {
    const root = manager();
    symlinkSync(String(process.pid), join(root.path, LOCK));
    expect(runScript(bundle(), root)).toMatchObject({ exit: 0 });
  });
});

describe('an ossec.conf that is a link', () => {
  test('is rewritten where it points to, and stays a link', () => {
    const root = manager({ 'srv/real.conf': OSSEC_CONF });
    rmSync(join(root.path, CONF));
    symlinkSync(join(root.path, 'srv/real.conf'), join(root.path, CONF));
    chmodSync(join(root.path, 'srv/real.conf'), 0o640);
    expect(runScript(bundle(), root).exit).toBe(0);
    expect(root.read('srv/real.conf')).toContain('<!-- ossify:acme begin -->');
    runScript(bundle(), root, 'uninstall.sh');
    expect(root.read('srv/real.conf')).toBe(OSSEC_CONF);
  });
});

describe('an engine that needs time after the restart', () => {
  test('is waited for', () => {
    const root = manager();
    const logtest = root.read('var/ossec/bin/wazuh-logtest');
    root.write({
      'var/ossec/bin/wazuh-logtest': logtest.replace(
        '\n',
        '\nif mkdir "$0.asked" 2>/dev/null; then echo "connection refused" >&2; exit 1; fi\n',
      ),
    });
    expect(runScript(bundle(), root)).toMatchObject({ exit: 0 });
  });
});
