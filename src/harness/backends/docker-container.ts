import { randomBytes } from 'node:crypto';
import { OssifyError } from '../../diagnostics/index.ts';
import { type DockerResult, docker } from './docker-cli.ts';

/** Where the engine runs: a container of our own, removed at the end, or one that was there before, left as it was. */
export interface Container {
  readonly name: string;
  readonly isOurs: boolean;
}

const LABEL = 'ossify.harness';

/** Starts a container from an image, which is pulled when it is not there. @throws OssifyError DOCKER_IMAGE, DOCKER_START */
export async function startContainer(image: string, signal: AbortSignal): Promise<Container> {
  const found = await docker(['image', 'inspect', '--format', '{{.Id}}', image], { signal });
  if (found.exitCode !== 0) await pull(image, signal);
  const container = { name: `ossify-${randomBytes(6).toString('hex')}`, isOurs: true };
  try {
    const started = await docker(['run', '--detach', '--label', LABEL, '--name', container.name, image], { signal });
    if (started.exitCode !== 0) throw notStarted(image, started);
    return container;
  } catch (fault) {
    await removeContainer(container);
    throw fault;
  }
}

/** A container that runs already. @throws OssifyError DOCKER_CONTAINER when there is none of that name, or it is stopped */
export async function findContainer(name: string, signal: AbortSignal): Promise<Container> {
  const { exitCode, stdout } = await docker(['container', 'inspect', '--format', '{{.State.Status}}', name], {
    signal,
  });
  const status = stdout.trim();
  if (exitCode === 0 && status === 'running') return { name, isOurs: false };
  throw new OssifyError({
    code: 'DOCKER_CONTAINER',
    message: exitCode === 0 ? `The container ${name} is ${status}, not running.` : `There is no container ${name}.`,
    hint: exitCode === 0 ? `Start it: docker start ${name}.` : '"docker ps" lists those that run.',
  });
}

/** Removes a container of ours with its volumes, whatever state it is in. One that is not there is no fault. */
export async function removeContainer({ name }: Container): Promise<void> {
  const { exitCode, stderr } = await docker(['rm', '--force', '--volumes', name]);
  if (exitCode === 0 || /no such container/i.test(stderr)) return;
  throw new OssifyError({
    code: 'DOCKER_LEFT_OVER',
    message: `The container ${name} could not be removed: ${stderr.trim()}`,
    hint: `Remove it by hand: docker rm --force --volumes ${name}.`,
  });
}

/** The fault of a container that is gone or stopped, with the end of its log; undefined while it runs. */
export async function diedFault({ name }: Container): Promise<OssifyError | undefined> {
  const state = await docker(['container', 'inspect', '--format', '{{.State.Status}} {{.State.ExitCode}}', name]);
  const [status, code] = state.stdout.trim().split(' ');
  if (state.exitCode === 0 && status === 'running') return undefined;
  const log = await docker(['logs', '--tail', '5', name]);
  const tail = log.exitCode === 0 ? `${log.stdout}${log.stderr}`.trim().replaceAll('\n', ' | ') : '';
  const how = state.exitCode === 0 ? `is ${status} (exit ${code})` : 'is gone';
  return new OssifyError({
    code: 'CONTAINER_DIED',
    message: `The container ${name} ${how} in the middle of the run${tail ? `; its log ends: ${tail}` : ''}.`,
    hint: 'Give Docker more memory if it was killed (exit 137); else start the image by hand and read its log.',
  });
}

async function pull(image: string, signal: AbortSignal): Promise<void> {
  const pulled = await docker(['pull', '--quiet', image], { signal });
  if (pulled.exitCode === 0) return;
  throw new OssifyError({
    code: 'DOCKER_IMAGE',
    message: `The image ${image} is not here and cannot be pulled: ${pulled.stderr.trim()}`,
    hint: 'See the spelling and the tag (docker.io has wazuh/wazuh-manager:4.14.7), the network, and "docker login".',
  });
}

function notStarted(image: string, { stderr }: DockerResult): OssifyError {
  return new OssifyError({
    code: 'DOCKER_START',
    message: `The image ${image} does not start: ${stderr.trim()}`,
    hint: `Try it by hand: docker run --rm ${image}.`,
  });
}
