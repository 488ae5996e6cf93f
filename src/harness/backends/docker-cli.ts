import { OssifyError } from '../../diagnostics/index.ts';

export interface DockerResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** It did not end in time and was killed. */
  readonly timedOut: boolean;
}

export interface DockerOptions {
  /** Bytes for stdin, or pieces of it as they come. */
  readonly input?: Uint8Array | AsyncIterable<string> | undefined;
  /** Kills the command; absent for what must run to its end, such as cleaning up. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * Runs the docker command. A command that ended badly is a result, not a fault; no docker or no daemon is.
 * Without a signal it also survives the Ctrl-C that a terminal sends to the whole process group.
 * @throws OssifyError DOCKER_MISSING, DOCKER_NOT_RUNNING, DOCKER_FORBIDDEN; the signal's reason when it was aborted
 */
export async function docker(args: readonly string[], options: DockerOptions = {}): Promise<DockerResult> {
  const { input, signal, timeoutMs } = options;
  // A hundred modules, which runs without docker do not wait for.
  const { execa } = await import('execa');
  const run = await execa('docker', args, {
    reject: false,
    stripFinalNewline: false,
    forceKillAfterDelay: 2000,
    detached: signal === undefined,
    ...(input === undefined
      ? { stdin: 'ignore' as const }
      : input instanceof Uint8Array
        ? { input }
        : { stdin: input }),
    ...(signal === undefined ? {} : { cancelSignal: signal }),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });
  signal?.throwIfAborted();
  if (run.code === 'ENOENT') throw missing(run.cause);
  if (run.exitCode !== 0) throwIfUnusable(run.stderr);
  return { exitCode: run.exitCode ?? 1, stdout: run.stdout, stderr: run.stderr, timedOut: run.timedOut };
}

function missing(cause: unknown): OssifyError {
  return new OssifyError({
    code: 'DOCKER_MISSING',
    message: 'There is no "docker" command on this machine.',
    hint: 'Install Docker, or use "--engine embedded" (needs nothing) or "--engine socket" (on a manager).',
    cause,
  });
}

function throwIfUnusable(stderr: string): void {
  if (/permission denied.*docker(?: daemon socket|\.sock)/is.test(stderr)) {
    throw new OssifyError({
      code: 'DOCKER_FORBIDDEN',
      message: 'This user may not talk to the Docker daemon.',
      hint: 'Add the user to the group "docker" and log in again, or run as root.',
    });
  }
  if (/cannot connect to the docker daemon|error during connect|is the docker daemon running/i.test(stderr)) {
    throw new OssifyError({
      code: 'DOCKER_NOT_RUNNING',
      message: 'The Docker daemon does not answer.',
      hint: 'Start it ("systemctl start docker"), or see DOCKER_HOST.',
    });
  }
}
