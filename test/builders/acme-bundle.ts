import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from '../../src/compile/templates/index.ts';
import { type Folder, type Tree, temporaryFolder } from './fake-manager-root.ts';

const MODEL = {
  plugin: 'acme',
  title: 'Acme',
  version: '1.0.0',
  oldest: '4.4.0',
  ruleIds: '100900 100901',
  decoderNames: 'acme',
  predecessor: { script: 'acme.py', output: '/var/log/acme.json', timeMember: 'createdAt' },
  files: [
    { mode: '0660', owner: 'wazuh', policy: 'replace', path: 'etc/decoders/1000-acme_decoders.xml' },
    { mode: '0660', owner: 'wazuh', policy: 'replace', path: 'etc/rules/1000-acme_api_rules.xml' },
    { mode: '0660', owner: 'wazuh', policy: 'keep', path: 'etc/lists/acme-hashes' },
    { mode: '0640', owner: 'root', policy: 'keep', path: 'etc/ossify/acme.json' },
    { mode: '0750', owner: 'root', policy: 'replace', path: 'integrations/ossify-acme' },
  ],
  folders: ['etc/ossify', 'logs/ossify', 'queue/ossify', 'queue/ossify/acme'].map((path) => ({
    mode: '0750',
    owner: 'root',
    path,
  })),
  outputs: [{ mode: '0640', owner: 'root', path: 'logs/ossify/acme.json' }],
};

const TEXTS: Tree = {
  'etc/decoders/1000-acme_decoders.xml': '<decoder name="acme"><prematch>^acme</prematch></decoder>\n',
  'etc/rules/1000-acme_api_rules.xml': '<group name="acme,"></group>\n',
  'etc/lists/acme-hashes': '',
  'etc/ossify/acme.json': '{\n  "url": "https://example.invalid",\n  "startFrom": "24h"\n}\n',
  'integrations/ossify-acme': '#!/bin/sh\n',
  'ossec.conf.xml':
    '<ossec_config>\n  <ruleset>\n    <!-- why -->\n    <list>etc/lists/acme-hashes</list>\n  </ruleset>\n' +
    '  <wodle name="command">\n    <tag>acme</tag>\n  </wodle>\n</ossec_config>\n',
  'selftest.tsv':
    '1\t100900\t/x/acme.json\t{"rule":100900}\n2\t100901\t/x/acme.json\t{"rule":1}\n2\t100901\t/x/acme.json\t{"rule":100901}\n',
};

/** A plugin's folder as the build makes it, with the real scripts, for an invented product. */
export function acmeBundle(changes: Tree = {}): Folder {
  const bundle = temporaryFolder({
    ...TEXTS,
    'install.sh': fill('install.sh', MODEL),
    'uninstall.sh': fill('uninstall.sh', MODEL),
    ...changes,
  });
  for (const name of ['install.sh', 'uninstall.sh']) chmodSync(join(bundle.path, name), 0o755);
  return bundle;
}
