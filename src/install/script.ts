import { basename, join } from 'node:path';
import { execa } from 'execa';
import { OssifyError } from '../diagnostics/index.ts';

export type ScriptVerb = 'install' | 'uninstall';

export type ScriptPlace = { readonly root: string } | { readonly container: string };

/**
 * Runs a bundle's own install.sh or uninstall.sh on a root folder or in a running container, its output going to the terminal.
 * @param bundle generated/<plugin>/
 * @returns the script's exit code: 0 done or nothing to do, 1 refused or rolled back, 2 wrong use
 */
export async function scriptIn(
  place: ScriptPlace,
  verb: ScriptVerb,
  bundle: string,
  options: readonly string[],
): Promise<number> {
  if ('root' in place) return exitCode('sh', [join(bundle, `${verb}.sh`), '--root', place.root, ...options]);
  return inContainer(place.container, verb, bundle, options);
}

/** The bundle is copied in, run there, and taken out again whatever happens. */
async function inContainer(
  name: string,
  verb: ScriptVerb,
  bundle: string,
  options: readonly string[],
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
    const script = `${folder}/${basename(bundle)}/${verb}.sh`;
    return await exitCode('docker', ['exec', name, 'sh', script, ...options]);
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
