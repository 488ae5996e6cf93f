import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { installStatus, type Manifest, readManifest } from '../../src/install/index.ts';
import { withLists } from '../../src/install/ruleset-lists.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function manifestOf(texts: Readonly<Record<string, string>>): Manifest {
  const files = Object.entries(texts).map(([path, text]) => ({
    path,
    target: path,
    keep: path.startsWith('etc/lists/'),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  return { plugin: 'acme', version: '1.0.0', rules: [], files };
}

function managerWith(files: Readonly<Record<string, string>>) {
  return {
    read: (path: string) => (files[path] === undefined ? undefined : bytes(files[path])),
    list: (folder: string) =>
      Object.keys(files).flatMap((path) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [])),
  };
}

describe('the status of an installation', () => {
  const manifest = manifestOf({ 'etc/rules/1000-acme_api_rules.xml': 'a', 'etc/lists/acme-hashes': '' });

  test('tells changed, missing and foreign files; what an admin fills is not judged', () => {
    const status = installStatus(
      manifest,
      managerWith({
        'etc/rules/1000-acme_api_rules.xml': 'edited',
        'etc/rules/1000-acme_old_rules.xml': 'x',
        'etc/rules/1000-acmeother_rules.xml': 'x',
        'etc/lists/acme-hashes': 'abc:ours\n',
      }),
    );
    expect(status.files).toEqual([
      { target: 'etc/rules/1000-acme_api_rules.xml', state: 'changed' },
      { target: 'etc/lists/acme-hashes', state: 'as built' },
      { target: 'etc/rules/1000-acme_old_rules.xml', state: 'foreign' },
    ]);
    expect(status.isInstalled).toBe(true);
    expect(status.isConfigured).toBe(false);
  });

  test('nothing there is not installed', () => {
    const status = installStatus(manifest, managerWith({}));
    expect(status.isInstalled).toBe(false);
    expect(status.files.map(({ state }) => state)).toEqual(['missing', 'missing']);
  });

  test("the plugin's blocks in ossec.conf make it configured", () => {
    const conf = '<!-- ossify:acme begin -->\n<ossec_config></ossec_config>\n<!-- ossify:acme end -->\n';
    expect(installStatus(manifest, managerWith({ 'etc/ossec.conf': conf })).isConfigured).toBe(true);
  });
});

describe('a manifest', () => {
  const good = { format: 1, plugin: 'acme', version: '1', rules: [], files: [] };
  test('of format 1 is read', () => {
    expect(readManifest(JSON.stringify(good), 'm.json')).toMatchObject({ plugin: 'acme', files: [] });
  });
  const bad: readonly (readonly [text: string, what: string])[] = [
    ['{', 'is not JSON'],
    [JSON.stringify({ ...good, format: 2 }), 'is not of format 1'],
    [JSON.stringify({ ...good, plugin: 7 }), 'names no plugin and version'],
    [JSON.stringify({ ...good, rules: [{}] }), 'lists a rule without id and file'],
    [JSON.stringify({ ...good, files: [{ path: 'a' }] }), 'lists a file without path, target and sha256'],
  ];
  test.each(bad)('%s is refused: it %s', (text, what) => {
    expect(() => readManifest(text, 'm.json')).toThrow(what);
  });
});

describe('lists are declared in the last <ruleset>', () => {
  const conf = '<!-- </ruleset> -->\n<ruleset>\n  <list>etc/lists/a</list>\n</ruleset>\n<!-- </ruleset> !>';

  test('inside it, not in a comment, and only once', () => {
    const once = withLists(conf, 'acme', ['etc/lists/acme-x']);
    expect(once).toBe(
      '<!-- </ruleset> -->\n<ruleset>\n  <list>etc/lists/a</list>\n<!-- ossify:acme lists begin -->\n' +
        '    <list>etc/lists/acme-x</list>\n  <!-- ossify:acme lists end --></ruleset>\n<!-- </ruleset> !>',
    );
    expect(withLists(once ?? '', 'acme', ['etc/lists/acme-x'])).toBe(once);
  });

  test('and taken out without a trace', () => {
    expect(withLists(withLists(conf, 'acme', ['etc/lists/x']) ?? '', 'acme', [])).toBe(conf);
  });

  test('a text without <ruleset> has no place for them', () => {
    expect(withLists('<ossec_config/>', 'acme', ['etc/lists/x'])).toBeUndefined();
  });
});
