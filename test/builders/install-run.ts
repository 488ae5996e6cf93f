import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { acmeBundle } from './acme-bundle.ts';
import { type Folder, fakeManagerRoot, type ManagerBehaviour, type Tree } from './fake-manager-root.ts';

const folders: Folder[] = [];

/** Makes invented managers and bundles that are gone after each test of the file. */
export function installWorld() {
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });
  const kept = (folder: Folder): Folder => {
    folders.push(folder);
    return folder;
  };
  return {
    manager: (files: Tree = {}, behaviour: ManagerBehaviour = {}) => kept(fakeManagerRoot(files, behaviour)),
    bundle: (changes: Tree = {}) => kept(acmeBundle(changes)),
  };
}

export interface InstallRun {
  /** null: killed. */
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a bundle's script on a manager's root, in a process group of its own, with another PATH if there is one. */
export function runScript(
  source: Folder,
  root: Folder,
  script: 'install.sh' | 'uninstall.sh' = 'install.sh',
  options: readonly string[] = [],
  path: string | undefined = process.env.PATH,
): InstallRun {
  const done = spawnSync('setsid', ['--wait', 'sh', join(source.path, script), '--root', root.path, ...options], {
    encoding: 'utf8',
    env: { PATH: path },
  });
  return { exit: done.status, stdout: done.stdout, stderr: done.stderr };
}

/** The public recipe, as it stands on a manager. */
export const RECIPE: Tree = {
  'var/ossec/etc/rules/acme.xml':
    '<group name="acme"><rule id="100900" level="3"><description>x</description></rule></group>\n',
  'var/ossec/integrations/acme.py': 'print()\n',
  'var/log/acme.json': '{"createdAt": "2026-01-01T00:00:00.1Z"}\n{"createdAt":"2026-01-02T00:00:00.123456Z"}\n',
  'etc/cron.d/acme': '* * * * * root /usr/bin/python3 /opt/acme.py\n# acme.py is old\n',
};
