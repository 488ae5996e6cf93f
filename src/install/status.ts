import { createHash } from 'node:crypto';
import type { Manifest } from './manifest.ts';

/** Read access to a manager's files, by path below its home. */
export interface ManagerFiles {
  readonly read: (path: string) => Uint8Array | undefined;
  /** Names in a folder; empty when there is none. */
  readonly list: (folder: string) => readonly string[];
}

export interface FileState {
  readonly target: string;
  readonly state: 'as built' | 'changed' | 'missing' | 'foreign';
}

export interface InstallStatus {
  readonly plugin: string;
  readonly version: string;
  readonly files: readonly FileState[];
  /** The plugin's blocks stand in etc/ossec.conf. */
  readonly isConfigured: boolean;
  readonly isInstalled: boolean;
}

/** Compares a manager's files with the manifest: changed, missing, and files of the plugin's name that it does not know. */
export function installStatus(manifest: Manifest, manager: ManagerFiles): InstallStatus {
  const files = manifest.files.map(({ target, keep, sha256 }): FileState => {
    const content = manager.read(target);
    if (content === undefined) return { target, state: 'missing' };
    if (keep || sha256Of(content) === sha256) return { target, state: 'as built' };
    return { target, state: 'changed' };
  });
  const conf = manager.read('etc/ossec.conf');
  const marker = `<!-- ossify:${manifest.plugin} begin`;
  return {
    plugin: manifest.plugin,
    version: manifest.version,
    files: [...files, ...foreignFiles(manifest, manager)],
    isConfigured: conf !== undefined && new TextDecoder().decode(conf).includes(marker),
    isInstalled: files.some(({ state }) => state !== 'missing'),
  };
}

/** What carries the plugin's name beside its files: left over from another version, or copied by hand. */
function foreignFiles(manifest: Manifest, manager: ManagerFiles): FileState[] {
  const own = new Set(manifest.files.map(({ target }) => target));
  const ownName = new RegExp(`^\\d+-${manifest.plugin}[-_].*\\.xml$`);
  return ['etc/decoders', 'etc/rules'].flatMap((folder) =>
    manager
      .list(folder)
      .filter((name) => ownName.test(name) && !own.has(`${folder}/${name}`))
      .map((name): FileState => ({ target: `${folder}/${name}`, state: 'foreign' })),
  );
}

function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
