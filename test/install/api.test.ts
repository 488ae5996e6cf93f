import { afterEach, describe, expect, test } from 'vitest';
import { OssifyError } from '../../src/diagnostics/index.ts';
import {
  type ApiInstallation,
  installByApi,
  type Manifest,
  uninstallByApi,
  WazuhApi,
} from '../../src/install/index.ts';
import { type FakeManager, type Faults, fakeWazuhApi } from '../builders/fake-wazuh-api.ts';

const CONF = '<ossec_config>\n  <ruleset>\n    <list>etc/lists/a</list>\n  </ruleset>\n</ossec_config>\n';
const TEXTS: Readonly<Record<string, string>> = {
  'etc/decoders/1000-acme_decoders.xml': '<decoder name="acme"/>',
  'etc/rules/1000-acme_rules.xml': '<group name="acme,"></group>',
  'etc/lists/acme-hashes': '',
  'integrations/ossify-acme': '#!/bin/sh\n',
};

const manifest: Manifest = {
  plugin: 'acme',
  version: '1.0.0',
  rules: [{ id: 100900, file: 'etc/rules/1000-acme_rules.xml' }],
  files: Object.keys(TEXTS).map((path) => ({
    path,
    target: path,
    keep: path.startsWith('etc/lists/'),
    sha256: '',
  })),
};

let manager: FakeManager;
afterEach(() => manager.close());

async function onManager(files: Readonly<Record<string, string>>, faults: Faults = {}): Promise<ApiInstallation> {
  manager = await fakeWazuhApi({ '/manager/configuration': CONF, ...files }, faults);
  return {
    api: new WazuhApi({ url: manager.url, user: 'wazuh', password: 'secret', fetch }),
    manifest,
    read: ({ path }) => TEXTS[path] ?? '',
    examples: [{ rule: 100900, events: [{ text: '{"rule":100900}', logFormat: 'json', location: '/x' }] }],
    say: () => undefined,
    dryRun: false,
  };
}

describe('an installation by the REST API', () => {
  test('uploads decoders, lists, their declaration, rules, then reloads: the live engine has them', async () => {
    const installation = await onManager({});
    expect(await installByApi(installation)).toBe(true);
    expect(manager.live.get('/rules/files/1000-acme_rules.xml')).toBe(TEXTS['etc/rules/1000-acme_rules.xml']);
    expect(manager.live.get('/decoders/files/1000-acme_decoders.xml')).toBe('<decoder name="acme"/>');
    expect(manager.live.get('/manager/configuration')).toContain('<list>etc/lists/acme-hashes</list>');
    const uploads = manager.asked.filter((line) => line.startsWith('PUT /') && !line.includes('logtest'));
    expect(uploads).toEqual([
      'PUT /decoders/files/1000-acme_decoders.xml',
      'PUT /lists/files/acme-hashes',
      'PUT /manager/configuration',
      'PUT /rules/files/1000-acme_rules.xml',
      'PUT /manager/analysisd/reload',
    ]);
  });

  test('a second run finds nothing to do', async () => {
    const installation = await onManager({});
    await installByApi(installation);
    const before = new Map(manager.files);
    expect(await installByApi(installation)).toBe(false);
    expect(manager.files).toEqual(before);
  });

  test('a dry run changes nothing', async () => {
    const installation = await onManager({});
    const before = new Map(manager.files);
    expect(await installByApi({ ...installation, dryRun: true })).toBe(false);
    expect(manager.files).toEqual(before);
  });

  test("an admin's list keeps what it holds", async () => {
    const installation = await onManager({ '/lists/files/acme-hashes': 'abc:ours\n' });
    await installByApi(installation);
    expect(manager.files.get('/lists/files/acme-hashes')).toBe('abc:ours\n');
  });

  test("a cluster is reloaded by the cluster's own path", async () => {
    const installation = await onManager({}, { cluster: true });
    await installByApi(installation);
    expect(manager.asked).toContain('PUT /cluster/analysisd/reload');
  });

  test('every logtest session is ended', async () => {
    const installation = await onManager({});
    await installByApi(installation);
    expect(manager.asked.filter((line) => line.startsWith('DELETE /logtest/sessions/'))).toHaveLength(
      manager.sessions.size,
    );
  });
});

describe('puts everything back and reloads when', () => {
  const cases: readonly (readonly [situation: string, faults: Faults, code: string])[] = [
    ['an upload is refused in a 200 answer (1113)', { refusedText: '<group' }, 'WAZUH_API_ITEM_FAILED'],
    ['an upload ends in an internal error (1000)', { brokenText: '<group' }, 'WAZUH_API_REFUSED'],
    ['the validation fails (1908)', { validation: 'ERROR: (1220)' }, 'WAZUH_API_ITEM_FAILED'],
    ['a rule stays silent', { silentRules: ['100900'] }, 'INSTALL_RULES_SILENT'],
    ['the API keeps another text than was sent', { alteredText: '<group' }, 'INSTALL_TEXT_ALTERED'],
  ];
  test.each(cases)('%s', async (_situation, faults, code) => {
    const old = { '/rules/files/1000-acme_rules.xml': '<old/>' };
    const installation = await onManager(old, faults);
    const before = new Map(manager.files);
    const failure = await installByApi(installation).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OssifyError);
    expect(failure).toMatchObject({ code: 'INSTALL_ROLLED_BACK', cause: { code } });
    expect(manager.files).toEqual(before);
    expect(manager.live).toEqual(before);
  });
});

test('an API that dies in the middle: what could not be put back is named', async () => {
  const installation = await onManager({}, { diesAtUpload: 3 });
  const failure = await installByApi(installation).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 'INSTALL_NOT_PUT_BACK',
    message: expect.stringContaining('/decoders/files/1000-acme_decoders.xml'),
  });
});

describe('an uninstallation by the REST API', () => {
  test('leaves ossec.conf as it was, byte for byte, and the list', async () => {
    const installation = await onManager({});
    await installByApi(installation);
    expect(await uninstallByApi(installation)).toBe(true);
    expect(Object.fromEntries(manager.files)).toEqual({
      '/manager/configuration': CONF,
      '/lists/files/acme-hashes': 'ossify-placeholder:\n',
    });
  });

  test('keeps a file that somebody changed', async () => {
    const installation = await onManager({});
    await installByApi(installation);
    manager.files.set('/rules/files/1000-acme_rules.xml', '<mine/>');
    await uninstallByApi(installation);
    expect(manager.files.get('/rules/files/1000-acme_rules.xml')).toBe('<mine/>');
  });
});

test('a refused login names neither password nor token', async () => {
  await onManager({});
  const api = new WazuhApi({ url: manager.url, user: 'wazuh', password: 'canary-password', fetch });
  const failure = await api.get('/manager/info').catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'WAZUH_API_LOGIN_REFUSED' });
  expect(String(failure)).not.toContain('canary-password');
});
