import type { Edges } from '../edges.ts';
import { storageFaultOf, systemCode } from '../fault.ts';

/**
 * Keeps a second run away: a file that names the process that holds it.
 *
 * The name is taken by a hard link, which only one can make. A lock whose process is gone is moved aside under a name
 * of its own and looked at again there, so that of two runs that find it only one takes it.
 * @returns what gives it back; undefined when another run holds it
 */
export async function takeLock({ files, processes, random }: Edges, folder: string): Promise<(() => void) | undefined> {
  const path = `${folder}/lock`;
  const own = `${path}.${Math.floor(random() * 2 ** 48).toString(36)}`;
  try {
    if (!(await take(files, processes, path, own))) return undefined;
  } catch (cause) {
    throw storageFaultOf(cause, `The lock ${path} cannot be taken`, `Check owner and mode of ${folder}.`);
  }
  removeLeftOvers(files, processes, folder);
  return () => {
    if (files.readText(path) === processes.self) files.remove(path);
  };
}

async function take(files: Edges['files'], processes: Edges['processes'], path: string, own: string): Promise<boolean> {
  const file = files.create(own, 0o640);
  try {
    await file.append(Buffer.from(processes.self));
    return tryLink(files, own, path) || (clearDeadLock(files, processes, path, own) && tryLink(files, own, path));
  } finally {
    file.close();
    files.remove(own);
  }
}

function tryLink(files: Edges['files'], own: string, path: string): boolean {
  try {
    files.link(own, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function clearDeadLock(files: Edges['files'], processes: Edges['processes'], path: string, own: string): boolean {
  const holder = files.readText(path);
  if (holder === undefined) return true;
  if (processes.isAlive(holder)) return false;
  const aside = `${own}.dead`;
  try {
    files.rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return true;
    throw error;
  }
  const moved = files.readText(aside);
  if (moved !== undefined && moved !== holder && processes.isAlive(moved)) {
    // another run took it between the look and the move: give it back
    tryLink(files, aside, path);
    files.remove(aside);
    return false;
  }
  files.remove(aside);
  return true;
}

/** What runs left that were killed while they tried. */
function removeLeftOvers(files: Edges['files'], processes: Edges['processes'], folder: string): void {
  for (const name of files.list(folder)) {
    if (!name.startsWith('lock.')) continue;
    const owner = files.readText(`${folder}/${name}`);
    if (owner !== undefined && !processes.isAlive(owner)) files.remove(`${folder}/${name}`);
  }
}
