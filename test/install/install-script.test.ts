import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ManagerBehaviour, OSSEC_CONF, type Tree } from '../builders/fake-manager-root.ts';
import { installWorld, RECIPE, runScript } from '../builders/install-run.ts';

const { manager, bundle } = installWorld();

describe('an installation', () => {
  test('places every file with its mode, and the output file before logcollector could look for it', () => {
    const root = manager();
    expect(runScript(bundle(), root)).toMatchObject({ exit: 0, stderr: '' });
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
    runScript(bundle(), root);
    const conf = root.read('var/ossec/etc/ossec.conf');
    expect(conf).toContain('<list>etc/lists/acme-hashes</list>\n  <!-- ossify:acme lists end --></ruleset>');
    expect(conf.match(/<ruleset>/g)).toHaveLength(1);
    expect(conf).toMatch(/<!-- ossify:acme begin -->\n<ossec_config>\n {2}<wodle[\s\S]*<!-- ossify:acme end -->\n$/);
  });

  test('proves one example of each rule on the manager and says how many', () => {
    expect(runScript(bundle(), manager()).stdout).toContain("Self-test on the manager's engine: 2/2 rules fire.");
  });

  test('run a second time changes nothing', () => {
    const root = manager();
    const source = bundle();
    runScript(source, root);
    const before = root.snapshot();
    expect(runScript(source, root)).toMatchObject({ exit: 0, stdout: expect.stringContaining('nothing to do') });
    expect(root.snapshot()).toEqual(before);
  });

  test('with --dry-run says the plan and changes nothing', () => {
    const root = manager(RECIPE);
    const before = root.snapshot();
    expect(runScript(bundle(), root, 'install.sh', ['--dry-run']).stdout).toContain(
      '  create etc/rules/1000-acme_api_rules.xml',
    );
    expect(root.snapshot()).toEqual(before);
  });

  test('of a new version keeps what the admin filled and replaces the rest', () => {
    const root = manager();
    runScript(bundle(), root);
    root.write({ 'var/ossec/etc/lists/acme-hashes': 'abc:ours\n', 'var/ossec/etc/ossify/acme.json': '{"mine":1}' });
    runScript(bundle({ 'etc/rules/1000-acme_api_rules.xml': '<group name="new,"></group>\n' }), root);
    expect(root.read('var/ossec/etc/lists/acme-hashes')).toBe('abc:ours\n');
    expect(root.read('var/ossec/etc/ossify/acme.json')).toBe('{"mine":1}');
    expect(root.read('var/ossec/etc/rules/1000-acme_api_rules.xml')).toBe('<group name="new,"></group>\n');
  });

  test('over an edited file keeps the edit aside', () => {
    const root = manager();
    runScript(bundle(), root);
    root.write({ 'var/ossec/etc/rules/1000-acme_api_rules.xml': '<edited/>' });
    expect(runScript(bundle(), root).stdout).toContain('somebody changed it');
    expect(root.read('var/ossec/etc/ossify/installed/acme/edited/etc%rules%1000-acme_api_rules.xml')).toBe('<edited/>');
  });

  test('writes console and token where the collector looks for them, the token in no message', () => {
    const root = manager();
    const source = bundle({ 'token.txt': 'canary-token\n' });
    const done = runScript(source, root, 'install.sh', [
      '--console',
      'https://c.example',
      '--token-file',
      join(source.path, 'token.txt'),
    ]);
    expect(done.exit).toBe(0);
    expect(root.read('var/ossec/etc/ossify/acme.json')).toContain('"url": "https://c.example"');
    expect(root.read('var/ossec/etc/ossify/acme.token')).toBe('canary-token\n');
    expect(`${done.stdout}${done.stderr}`).not.toContain('canary-token');
  });
});

describe('the collector as a single executable', () => {
  test('is placed beside the wrapper, stays on an upgrade that brings none, and goes with the plugin', () => {
    const root = manager();
    const source = bundle({ 'a.bin': '#!/bin/sh\n' });
    const before = root.snapshot();
    const options = ['--executable', join(source.path, 'a.bin')];
    expect(runScript(source, root, 'install.sh', options).stdout).toContain('place integrations/ossify-acme.bin');
    expect(root.snapshot().get('var/ossec/integrations/ossify-acme.bin')).toBe('750 #!/bin/sh\n');
    const upgrade = runScript(bundle({ 'etc/rules/1000-acme_api_rules.xml': '<group name="new,"></group>\n' }), root);
    expect(upgrade.stdout).toContain('Note: integrations/ossify-acme.bin was left as it is');
    expect(root.has('var/ossec/integrations/ossify-acme.bin')).toBe(true);
    runScript(source, root, 'uninstall.sh', ['--purge']);
    expect(root.snapshot()).toEqual(before);
  });
});

describe("a container's manager, whose ossec.conf is copied from a mount at each start", () => {
  const MOUNT = 'wazuh-config-mount/etc/ossec.conf';

  test('gets its blocks in both, and loses them in both', () => {
    const root = manager({ [MOUNT]: OSSEC_CONF });
    const source = bundle();
    const before = root.snapshot();
    expect(runScript(source, root).stdout).toContain(`edit ${root.path}/${MOUNT}`);
    expect(root.read(MOUNT)).toBe(root.read('var/ossec/etc/ossec.conf'));
    runScript(source, root, 'uninstall.sh', ['--purge']);
    expect(root.snapshot()).toEqual(before);
  });

  test('is left alone where the mount holds what --print-conf printed', () => {
    const source = bundle({ 'manager.conf': OSSEC_CONF });
    const printed = runScript(source, manager(), 'install.sh', ['--print-conf', join(source.path, 'manager.conf')]);
    const root = manager({ [MOUNT]: printed.stdout, 'var/ossec/etc/ossec.conf': printed.stdout });
    expect(runScript(source, root).stdout).not.toContain('edit');
    expect(root.read(MOUNT)).toBe(printed.stdout);
  });
});

describe('everything is put back, byte for byte, when', () => {
  const cases: readonly (readonly [situation: string, behaviour: ManagerBehaviour, said: string])[] = [
    [
      'the check fails',
      { check: { exit: 1, stderr: 'CRITICAL: (1220): bad file', with: 'etc/rules/1000-acme_api_rules.xml' } },
      'CRITICAL: (1220)',
    ],
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
    const done = runScript(bundle(), root);
    expect(done).toMatchObject({ exit: 1, stderr: expect.stringContaining(said) });
    expect(root.snapshot()).toEqual(before);
  });

  test("a warning about somebody else's rule is no reason", () => {
    const root = manager({}, { check: { exit: 0, stderr: 'WARNING: (7619): 555 dropped' } });
    expect(runScript(bundle(), root).exit).toBe(0);
  });
});

describe('the recipe that a plugin replaces', () => {
  test('is taken over: wodle, localfile, cron line and rule file; the start point is its last time', () => {
    const root = manager(RECIPE);
    expect(runScript(bundle(), root).exit).toBe(0);
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
    expect(runScript(bundle(), root).exit).toBe(0);
    expect(root.read('var/ossec/etc/rules/local_rules.xml')).toBe(local);
  });

  test('a file that holds rules of ours and of others is refused by name', () => {
    const mixed = '<group name="x,"><rule id="100900" level="3"></rule><rule id="1" level="3"></rule></group>';
    const root = manager({ 'var/ossec/etc/rules/mixed.xml': mixed });
    const before = root.snapshot();
    expect(runScript(bundle(), root)).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('etc/rules/mixed.xml'),
    });
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
    expect(runScript(source, root).exit).toBe(0);
    expect(runScript(source, root, 'uninstall.sh', ['--purge'])).toMatchObject({ exit: 0, stderr: '' });
    expect(root.snapshot()).toEqual(before);
  });

  test('without --purge keeps lists, configuration, state and collected lines', () => {
    const root = manager();
    const source = bundle();
    runScript(source, root);
    root.write({ 'var/ossec/queue/ossify/acme/state.json': '{}', 'var/ossec/logs/ossify/acme.json': '{"a":1}\n' });
    runScript(source, root, 'uninstall.sh');
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

  test('keeps aside what somebody wrote into our blocks of ossec.conf, and says so', () => {
    const root = manager();
    const source = bundle();
    runScript(source, root);
    const conf = root.read('var/ossec/etc/ossec.conf');
    root.write({ 'var/ossec/etc/ossec.conf': conf.replace('<tag>acme</tag>', '<tag>mine</tag>') });
    const { stdout } = runScript(source, root, 'uninstall.sh');
    expect(stdout).toContain('somebody changed our blocks');
    expect(root.read('var/ossec/etc/ossec.conf')).toBe(OSSEC_CONF);
    expect(root.read('var/ossec/etc/ossify/installed/acme/edited/etc%ossec.conf')).toContain('<tag>mine</tag>');
  });

  test("keeps a file that somebody changed, and others' edits of ossec.conf", () => {
    const root = manager();
    const source = bundle();
    runScript(source, root);
    root.write({
      'var/ossec/etc/rules/1000-acme_api_rules.xml': '<edited/>',
      'var/ossec/etc/ossec.conf': `${root.read('var/ossec/etc/ossec.conf')}<!-- mine -->\n`,
    });
    expect(runScript(source, root, 'uninstall.sh').stdout).toContain('keep etc/rules/1000-acme_api_rules.xml');
    expect(root.read('var/ossec/etc/rules/1000-acme_api_rules.xml')).toBe('<edited/>');
    expect(root.read('var/ossec/etc/ossec.conf')).toBe(`${OSSEC_CONF}<!-- mine -->\n`);
  });
});
