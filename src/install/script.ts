import { basename, join, resolve } from 'node:path';
import { execa } from 'execa';
import { OssifyError } from '../diagnostics/index.ts';

export type ScriptVerb = 'install' | 'uninstall';

export type ScriptPlace = { readonly root: string } | { readonly container: string };

/** What the script is to do; files are named on this machine. */
export interface ScriptOptions {
  /** As the script takes them. */
  readonly options: readonly string[];
  /** Files that the script copies to their places, by option (`--token-file`). */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Runs a bundle's own install.sh or uninstall.sh on a root folder or in a running container, its output going to the terminal.
 * @param bundle generated/<plugin>/
 * @returns the script's exit code: 0 done or nothing to do, 1 refused or rolled back, 2 wrong use
 */
export async function scriptIn(
  place: ScriptPlace,
  verb: ScriptVerb,
  bundle: string,
  { options, files }: ScriptOptions,
): Promise<number> {
  if ('container' in place) return inContainer(place.container, verb, bundle, { options, files });
  const named = Object.entries(files).flatMap(([option, file]) => [option, resolve(file)]);
  return exitCode('sh', [join(bundle, `${verb}.sh`), '--root', place.root, ...options, ...named]);
}

/** The bundle and the files are copied in, the script runs there, and they are taken out again whatever happens. */
async function inContainer(
  name: string,
  verb: ScriptVerb,
  bundle: string,
  { options, files }: ScriptOptions,
): Promise<number> {
  const made = await execa('docker', ['exec', name, 'mktemp', '-d'], { reject: false });
  if (made.exitCode !== 0) {
    throw new OssifyError({
      code: 'CONTAINER_UNREACHABLE',
      message: `Docker cannot run a command in container "${name}": ${firstLine(made.stderr) || 'docker is not there'}.`,
      hint: 'Name a running container of a Wazuh manager; "docker ps" lists them.',
      cause: made,
    });
  }
  const folder = made.stdout.trim();
  try {
    await execa('docker', ['cp', bundle, `${name}:${folder}`]);
    const named: string[] = [];
    for (const [option, file] of Object.entries(files)) {
      const inside = `${folder}/file${option}`;
      await execa('docker', ['cp', resolve(file), `${name}:${inside}`]);
      named.push(option, inside);
    }
    const script = `${folder}/${basename(bundle)}/${verb}.sh`;
    return await exitCode('docker', ['exec', name, 'sh', script, ...options, ...named]);
  } finally {
    await execa('docker', ['exec', name, 'rm', '-rf', folder], { reject: false });
  }
}

async function exitCode(command: string, args: readonly string[]): Promise<number> {
  const run = await execa(command, args, { stdio: 'inherit', reject: false });
  return run.exitCode ?? 1;
}

function firstLine(text: string | undefined): string {
  return text?.split('\n')[0] ?? '';
}
