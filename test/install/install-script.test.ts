import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { acmeBundle } from '../builders/acme-bundle.ts';
import {
  type Folder,
  fakeManagerRoot,
  type ManagerBehaviour,
  OSSEC_CONF,
  type Tree,
} from '../builders/fake-manager-root.ts';

const folders: Folder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function manager(files: Tree = {}, behaviour: ManagerBehaviour = {}): Folder {
  const root = fakeManagerRoot(files, behaviour);
  folders.push(root);
  return root;
}

function bundle(changes: Tree = {}): Folder {
  const made = acmeBundle(changes);
  folders.push(made);
  return made;
}

interface Run {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(source: Folder, root: Folder, script = 'install.sh', ...options: readonly string[]): Run {
  const done = spawnSync('sh', [join(source.path, script), '--root', root.path, ...options], { encoding: 'utf8' });
  return { exit: done.status, stdout: done.stdout, stderr: done.stderr };
}

const RECIPE: Tree = {
  'var/ossec/etc/rules/acme.xml':
    '<group name="acme"><rule id="100900" level="3"><description>x</description></rule></group>\n',
  'var/ossec/integrations/acme.py': 'print()\n',
  'var/log/acme.json': '{"createdAt": "2026-01-01T00:00:00.1Z"}\n{"createdAt":"2026-01-02T00:00:00.123456Z"}\n',
  'etc/cron.d/acme': '* * * * * root /usr/bin/python3 /opt/acme.py\n# acme.py is old\n',
};

describe('an installation', () => {
  test('places every file with its mode, and the output file before logcollector could look for it', () => {
    const root = manager();
    expect(run(bundle(), root)).toMatchObject({ exit: 0, stderr: '' });
    const modes = [...root.snapshot()].map(([path, facts]) => `${facts.split(' ')[0]} ${path}`);
    for (const line of [
      '660 var/ossec/etc/rules/1000-acme_api_rules.xml',
      '660 var/ossec/etc/decoders/1000-acme_decoders.xml',
      '660 var/ossec/etc/lists/acme-hashes',
      '640 var/ossec/etc/ossify/acme.json',
      '750 var/ossec/logs/ossify',
      '640 var/ossec/logs/ossify/acme.json',
      '750 var/ossec/queue/ossify/acme',
    ]) {
      expect(modes).toContain(line);
    }
  });

  test('declares its lists in the <ruleset> that is there and adds blocks of its own, each between markers', () => {
    const root = manager();
    run(bundle(), root);
    const conf = root.read('var/ossec/etc/ossec.conf');
    expect(conf).toContain('<list>etc/lists/acme-hashes</list>\n  <!-- ossify:acme lists end --></ruleset>');
    expect(conf.match(/<ruleset>/g)).toHaveLength(1);
    expect(conf).toMatch(/<!-- ossify:acme begin -->\n<ossec_config>\n {2}<wodle[\s\S]*<!-- ossify:acme end -->\n$/);
  });

  test('proves one example of each rule on the manager and says how many', () => {
    expect(run(bundle(), manager()).stdout).toContain("Self-test on the manager's engine: 2/2 rules fire.");
  });

  test('run a second time changes nothing', () => {
    const root = manager();
    const source = bundle();
    run(source, root);
    const before = root.snapshot();
    expect(run(source, root)).toMatchObject({ exit: 0, stdout: expect.stringContaining('nothing to do') });
    expect(root.snapshot()).toEqual(before);
  });

  test('with --dry-run says the plan and changes nothing', () => {
    const root = manager(RECIPE);
    const before = root.snapshot();
    expect(run(bundle(), root, 'install.sh', '--dry-run').stdout).toContain(
      '  create etc/rules/1000-acme_api_rules.xml',
    );
    expect(root.snapshot()).toEqual(before);
  });

  test('of a new version keeps what the admin filled and replaces the rest', () => {
    const root = manager();
    run(bundle(), root);
    root.write({ 'var/ossec/etc/lists/acme-hashes': 'abc:ours\n', 'var/ossec/etc/ossify/acme.json': '{"mine":1}' });
    run(bundle({ 'etc/rules/1000-acme_api_rules.xml': '<group name="new,"></group>\n' }), root);
    expect(root.read('var/ossec/etc/lists/acme-hashes')).toBe('abc:ours\n');
    expect(root.read('var/ossec/etc/ossify/acme.json')).toBe('{"mine":1}');
    expect(root.read('var/ossec/etc/rules/1000-acme_api_rules.xml')).toBe('<group name="new,"></group>\n');
  });

  test('over an edited file keeps the edit aside', () => {
    const root = manager();
    run(bundle(), root);
    root.write({ 'var/ossec/etc/rules/1000-acme_api_rules.xml': '<edited/>' });
    expect(run(bundle(), root).stdout).toContain('somebody changed it');
    expect(root.read('var/ossec/etc/ossify/installed/acme/edited/etc%rules%1000-acme_api_rules.xml')).toBe('<edited/>');
  });

  test('writes console and token where the collector looks for them, the token in no message', () => {
    const root = manager();
    const source = bundle({ 'token.txt': 'canary-token\n' });
    const done = run(
      source,
      root,
      'install.sh',
      '--console',
      'https://c.example',
      '--token-file',
      join(source.path, 'token.txt'),
    );
    expect(done.exit).toBe(0);
    expect(root.read('var/ossec/etc/ossify/acme.json')).toContain('"url": "https://c.example"');
    expect(root.read('var/ossec/etc/ossify/acme.token')).toBe('canary-token\n');
    expect(`${done.stdout}${done.stderr}`).not.toContain('canary-token');
  });
});

describe('everything is put back, byte for byte, when', () => {
  const cases: readonly (readonly [situation: string, behaviour: ManagerBehaviour, said: string])[] = [
    ['the check fails', { check: { exit: 1, stderr: 'CRITICAL: (1220): bad file' } }, 'CRITICAL: (1220)'],
    [
      'the check passes but drops a rule of ours',
      { check: { exit: 0, stderr: 'WARNING: (7619): 100901 dropped' } },
      '100901',
    ],
    [
      'the engine does not run after the restart',
      { restart: 'leaves the engine down' },
      'does not run after the restart',
    ],
    ['a rule stays silent on the manager', { silentRules: ['100901'] }, 'rule 100901: the manager answers no rule'],
  ];
  test.each(cases)('%s', (_situation, behaviour, said) => {
    const root = manager(RECIPE, behaviour);
    const before = root.snapshot();
    const done = run(bundle(), root);
    expect(done).toMatchObject({ exit: 1, stderr: expect.stringContaining(said) });
    expect(root.snapshot()).toEqual(before);
  });

  test("a warning about somebody else's rule is no reason", () => {
    const root = manager({}, { check: { exit: 0, stderr: 'WARNING: (7619): 555 dropped' } });
    expect(run(bundle(), root).exit).toBe(0);
  });
});

describe('the recipe that a plugin replaces', () => {
  test('is taken over: wodle, localfile, cron line and rule file; the start point is its last time', () => {
    const root = manager(RECIPE);
    expect(run(bundle(), root).exit).toBe(0);
    const conf = root.read('var/ossec/etc/ossec.conf');
    const visible = conf.replace(/<!--[\s\S]*?-->/g, '');
    expect(visible).not.toContain('acme.py');
    expect(visible).not.toContain('/var/log/acme.json');
    expect(visible).toContain('/var/log/other.json');
    expect(root.has('var/ossec/etc/rules/acme.xml')).toBe(false);
    expect(root.read('etc/cron.d/acme')).toMatch(/^# ossify:acme replaces this: .*\n# acme.py is old\n$/);
    expect(root.read('var/ossec/etc/ossify/acme.json')).toContain('"startFrom": "2026-01-02T00:00:00.123456Z"');
  });

  test("an overwrite of our rule in local_rules.xml is the admin's right", () => {
    const local =
      '<group name="l,"><rule id="100900" level="9" overwrite="yes"><description>x</description></rule></group>';
    const root = manager({ 'var/ossec/etc/rules/local_rules.xml': local });
    expect(run(bundle(), root).exit).toBe(0);
    expect(root.read('var/ossec/etc/rules/local_rules.xml')).toBe(local);
  });

  test('a file that holds rules of ours and of others is refused by name', () => {
    const mixed = '<group name="x,"><rule id="100900" level="3"></rule><rule id="1" level="3"></rule></group>';
    const root = manager({ 'var/ossec/etc/rules/mixed.xml': mixed });
    const before = root.snapshot();
    expect(run(bundle(), root)).toMatchObject({ exit: 1, stderr: expect.stringContaining('etc/rules/mixed.xml') });
    expect(root.snapshot()).toEqual(before);
  });
});

describe('an uninstallation', () => {
  test.each([
    ['a fresh manager', {}],
    ['the recipe', RECIPE],
    ['an ossec.conf without final newline', { 'var/ossec/etc/ossec.conf': OSSEC_CONF.trimEnd() }],
    ['an ossec.conf with CRLF', { 'var/ossec/etc/ossec.conf': OSSEC_CONF.replaceAll('\n', '\r\n') }],
  ] as const)('with --purge brings %s back byte for byte', (_what, files: Tree) => {
    const root = manager(files);
    const before = root.snapshot();
    const source = bundle();
    expect(run(source, root).exit).toBe(0);
    expect(run(source, root, 'uninstall.sh', '--purge')).toMatchObject({ exit: 0, stderr: '' });
    expect(root.snapshot()).toEqual(before);
  });

  test('without --purge keeps lists, configuration, state and collected lines', () => {
    const root = manager();
    const source = bundle();
    run(source, root);
    root.write({ 'var/ossec/queue/ossify/acme/state.json': '{}', 'var/ossec/logs/ossify/acme.json': '{"a":1}\n' });
    run(source, root, 'uninstall.sh');
    for (const path of [
      'etc/lists/acme-hashes',
      'etc/ossify/acme.json',
      'queue/ossify/acme/state.json',
      'logs/ossify/acme.json',
    ]) {
      expect(root.has(`var/ossec/${path}`)).toBe(true);
    }
    expect(root.has('var/ossec/etc/rules/1000-acme_api_rules.xml')).toBe(false);
  });

  test("keeps a file that somebody changed, and others' edits of ossec.conf", () => {
    const root = manager();
    const source = bundle();
    run(source, root);
    root.write({
      'var/ossec/etc/rules/1000-acme_api_rules.xml': '<edited/>',
      'var/ossec/etc/ossec.conf': `${root.read('var/ossec/etc/ossec.conf')}<!-- mine -->\n`,
    });
    expect(run(source, root, 'uninstall.sh').stdout).toContain('keep etc/rules/1000-acme_api_rules.xml');
    expect(root.read('var/ossec/etc/rules/1000-acme_api_rules.xml')).toBe('<edited/>');
    expect(root.read('var/ossec/etc/ossec.conf')).toBe(`${OSSEC_CONF}<!-- mine -->\n`);
  });
});

describe('is refused with exit', () => {
  test('2: an unknown option', () => {
    expect(run(bundle(), manager(), 'install.sh', '--nonsense')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('--nonsense'),
    });
  });
  test('1: a folder that is no manager', () => {
    const empty = manager();
    const source = bundle();
    empty.write({ 'sub/': '' });
    const done = spawnSync('sh', [join(source.path, 'install.sh'), '--root', join(empty.path, 'sub')], {
      encoding: 'utf8',
    });
    expect(done.status).toBe(1);
    expect(done.stderr).toContain('this is no Wazuh manager');
  });
  test('1: no user wazuh and no --owner', () => {
    const root = manager({ 'etc/passwd': 'root:x:0:0::/:/bin/sh\n', 'etc/group': 'root:x:0:\n' });
    expect(run(bundle(), root)).toMatchObject({ exit: 1, stderr: expect.stringContaining('--owner UID:GID') });
  });
});
