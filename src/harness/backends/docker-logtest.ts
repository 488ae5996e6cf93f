import { setTimeout as sleep } from 'node:timers/promises';
import { OssifyError } from '../../diagnostics/index.ts';
import type { ExampleEvent } from '../example.ts';
import { type LogtestRun, readLogtestText } from '../logtest-text.ts';
import { type DockerResult, docker } from './docker-cli.ts';
import { type Container, diedFault } from './docker-container.ts';
import { HOME } from './docker-files.ts';

const TOOL = `${HOME}/bin/wazuh-logtest`;
/** The shell says its process id, which is the tool's own after exec: so that a tool that hangs can be ended inside. */
const SCRIPT = 'echo "pid $$"; exec "$@"';

/**
 * One session of wazuh-logtest in a container: types the events, waits where they say so, reads the answers.
 * @param timeoutMs how long the tool may take beside the waits
 * @throws OssifyError LOGTEST_MISSING, LOGTEST_HANGS, CONTAINER_DIED, LOGTEST_FAILED, LOGTEST_TEXT, LOGTEST_SILENT
 */
export async function runLogtest(
  container: Container,
  events: readonly ExampleEvent[],
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<LogtestRun> {
  const waitMs = events.reduce((sum, { waitSeconds }) => sum + waitSeconds * 1000, 0);
  const location = events[0]?.location ?? 'stdin';
  const command = ['sh', '-c', SCRIPT, 'sh', TOOL, '-l', location];
  const input = type(events, signal);
  const options = { input, signal, timeoutMs: timeoutMs + waitMs };
  const result = await docker(['exec', '-i', container.name, ...command], options);
  if (result.timedOut) throw await hangs(container, result, timeoutMs);
  if (result.exitCode !== 0) throw (await diedFault(container)) ?? failed(container, result);
  return readLogtestText(
    result.stderr,
    events.map(({ text }) => text),
  );
}

async function* type(events: readonly ExampleEvent[], signal: AbortSignal): AsyncGenerator<string> {
  for (const { text, waitSeconds } of events) {
    if (waitSeconds > 0) await sleep(waitSeconds * 1000, undefined, { signal });
    yield `${text}\n`;
  }
}

async function hangs(container: Container, { stdout }: DockerResult, timeoutMs: number): Promise<OssifyError> {
  const pid = /^pid (\d+)$/m.exec(stdout)?.[1];
  if (pid !== undefined && !container.isOurs)
    await docker(['exec', container.name, 'sh', '-c', 'kill -9 "$1"', 'sh', pid]);
  const died = await diedFault(container);
  return (
    died ??
    new OssifyError({
      code: 'LOGTEST_HANGS',
      message: `wazuh-logtest in the container ${container.name} gave no answer within ${timeoutMs / 1000} s.`,
      hint: 'Restart the manager: sessions that failed to load can lock its logtest up. "--timeout" waits longer.',
    })
  );
}

function failed({ name }: Container, { exitCode, stderr }: DockerResult): OssifyError {
  const isMissing = exitCode === 126 || exitCode === 127;
  return new OssifyError({
    code: isMissing ? 'LOGTEST_MISSING' : 'LOGTEST_FAILED',
    message: isMissing
      ? `The container ${name} has no ${TOOL} that can be run: ${stderr.trim()}`
      : `wazuh-logtest in the container ${name} ended with exit ${exitCode}: ${stderr.trim().split('\n').at(-1)}`,
    hint: isMissing
      ? 'Use an image of the Wazuh manager (wazuh/wazuh-manager:4.14.7).'
      : 'See logs/ossec.log in the container.',
  });
}
