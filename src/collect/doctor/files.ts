import type { Config } from '../config/read-config.ts';
import type { Edges } from '../edges.ts';
import { StorageFault, systemCode } from '../fault.ts';
import { Output } from '../sink/output.ts';
import { bad, type Check, good, warning } from './check.ts';

const STORAGE = 3;
const MIB = 1024 * 1024;

/** Output, state and disk: there, writable, not open to everybody. */
export function checkFiles(config: Config, { files }: Edges): readonly Check[] {
  return [checkOutput(config, files), checkState(config, files), checkDisk(config, files)];
}

function checkOutput({ output: { file: path } }: Config, files: Edges['files']): Check {
  try {
    const output = new Output(files, path);
    const facts = output.look();
    if (!facts) {
      return warning(
        'output',
        `${path} does not exist yet.`,
        'The first run creates it and waits 66 s, until Wazuh watches it.',
      );
    }
    files.openForAppending(path)?.close();
    if ((facts.mode & 0o007) !== 0) return warning('output', `${path} is open to everybody.`, `chmod 0640 ${path}`);
    return good('output', `${path}, ${facts.size} bytes`);
  } catch (error) {
    if (error instanceof StorageFault) return bad('output', error.message, error.advice, STORAGE);
    return bad(
      'output',
      `${path} cannot be opened (${codeOf(error)}).`,
      `chown root:wazuh ${path}; chmod 0640 ${path}`,
      STORAGE,
    );
  }
}

function checkState({ stateDir }: Config, files: Edges['files']): Check {
  const probe = `${stateDir}/doctor.probe`;
  try {
    const facts = files.facts(stateDir);
    if (!facts) return warning('state', `${stateDir} does not exist yet.`, 'The first run creates it.');
    files.remove(probe);
    files.create(probe, 0o600).close();
    files.remove(probe);
    if ((facts.mode & 0o007) !== 0)
      return warning('state', `${stateDir} is open to everybody.`, `chmod 0750 ${stateDir}`);
    return good('state', stateDir);
  } catch (error) {
    return bad(
      'state',
      `${stateDir} cannot be written (${codeOf(error)}).`,
      `chown root:wazuh ${stateDir}; chmod 0750 ${stateDir}`,
      STORAGE,
    );
  }
}

function checkDisk({ output, stateDir }: Config, files: Edges['files']): Check {
  const wanted = output.maxSizeMiB * (output.keep + 1);
  try {
    const folders = [output.file.slice(0, output.file.lastIndexOf('/')), stateDir].filter((folder) =>
      files.facts(folder),
    );
    const free = Math.min(...folders.map((folder) => files.freeBytes(folder))) / MIB;
    if (folders.length === 0) return warning('disk', 'No folder to look at yet.', 'Look again after the first run.');
    const found = `${Math.floor(free)} MiB free`;
    if (free < 64) return bad('disk', found, 'Make room: nothing can be collected on a full disk.', STORAGE);
    if (free < wanted)
      return warning('disk', found, `The output and its ${output.keep} rotated files may grow to ${wanted} MiB.`);
    return good('disk', found);
  } catch (error) {
    return warning('disk', `The room cannot be found out (${codeOf(error)}).`, 'Look with df.');
  }
}

function codeOf(error: unknown): string {
  const code = systemCode(error);
  if (code === undefined) throw error;
  return code;
}
