import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execaSync } from 'execa';
import type { ManagerFiles, ScriptPlace } from '../install/index.ts';

const HOME = '/var/ossec';

/** Reads files of a manager on this machine or in a container. */
export function managerFiles(place: ScriptPlace): ManagerFiles {
  if ('root' in place) return filesBelow(join(place.root, HOME));
  const inside = (...command: string[]) =>
    execaSync('docker', ['exec', place.container, ...command], {
      reject: false,
      encoding: 'buffer',
      stripFinalNewline: false,
    });
  return {
    read: (path) => {
      const run = inside('cat', join(HOME, path));
      return run.exitCode === 0 ? run.stdout : undefined;
    },
    list: (folder) => {
      const run = inside('ls', '-1', join(HOME, folder));
      return run.exitCode === 0 ? new TextDecoder().decode(run.stdout).split('\n').filter(Boolean) : [];
    },
  };
}

function filesBelow(home: string): ManagerFiles {
  const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
  return {
    read: (path) => (exists(join(home, path)) ? readFileSync(join(home, path)) : undefined),
    list: (folder) => (exists(join(home, folder)) ? readdirSync(join(home, folder)) : []),
  };
}
