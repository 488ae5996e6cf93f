import { setTimeout as sleep } from 'node:timers/promises';
import { OssifyError } from '../../diagnostics/index.ts';
import { type Backend, type Bench, lastOfEach } from '../backend.ts';
import type { ExampleEvent } from '../example.ts';
import type { LogtestRun } from '../logtest-text.ts';
import type { PluginFiles } from '../plugin-folder.ts';
import type { Verdict } from '../verdict.ts';
import { type Container, diedFault, findContainer, removeContainer, startContainer } from './docker-container.ts';
import { type PlacedFiles, placeFiles } from './docker-files.ts';
import { runLogtest } from './docker-logtest.ts';
import { refused } from './refusal.ts';

export interface DockerLimits {
  /** How long a manager may take from its start until it answers. */
  readonly startMs: number;
  /** How long one session may take beside its waits. */
  readonly sessionMs: number;
}

const LIMITS: DockerLimits = { startMs: 180_000, sessionMs: 60_000 };
const PROBE: ExampleEvent = { text: 'ossify probe', logFormat: 'syslog', location: 'stdin', waitSeconds: 0 };

/** The real engine in a container: `wazuh-logtest` of an image, or of a container that runs already. */
export function dockerBackend(
  source: { readonly image: string } | { readonly container: string },
  limits: Partial<DockerLimits> = {},
): Backend {
  const engine = { limits: { ...LIMITS, ...limits } };
  return {
    name: `docker ${'image' in source ? source.image : source.container}`,
    open: async (plugin, signal) => {
      const container =
        'image' in source ? await startContainer(source.image, signal) : await findContainer(source.container, signal);
      try {
        return await prepare({ ...engine, container, plugin, signal });
      } catch (fault) {
        if (container.isOurs) await removeContainer(container);
        throw fault;
      }
    },
  };
}

interface Engine {
  readonly container: Container;
  readonly plugin: PluginFiles;
  readonly limits: DockerLimits;
  readonly signal: AbortSignal;
}

async function prepare(engine: Engine): Promise<Bench> {
  await untilItAnswers(engine);
  const files = await placeFiles(engine.container, engine.plugin, engine.signal);
  try {
    const [verdict] = await judge(engine, [PROBE]);
    return openBench(engine, files, verdict?.messages ?? []);
  } catch (fault) {
    if (!engine.container.isOurs) await files.restore();
    throw fault;
  }
}

/** A manager takes half a minute to start; wazuh-logtest ends with exit 0 and an error text until then. */
async function untilItAnswers({ container, limits, signal }: Engine): Promise<void> {
  const deadline = Date.now() + limits.startMs;
  for (;;) {
    const run = await firstAnswer(container, { timeoutMs: Math.min(limits.sessionMs, limits.startMs), signal });
    const [answer] = run.answers;
    if (answer?.kind === 'verdict') return;
    const died = await diedFault(container);
    if (died) throw died;
    if (Date.now() > deadline) throw neverReady(container, limits.startMs, answer?.message ?? 'nothing');
    await sleep(1000, undefined, { signal });
  }
}

/** A tool that says nothing yet is a manager that is not up yet; everything else is a fault at once. */
async function firstAnswer(
  container: Container,
  options: { timeoutMs: number; signal: AbortSignal },
): Promise<LogtestRun> {
  try {
    return await runLogtest(container, [PROBE], options);
  } catch (fault) {
    if (!(fault instanceof OssifyError) || fault.code !== 'LOGTEST_SILENT') throw fault;
    return { version: undefined, answers: [{ kind: 'error', message: fault.message }], unit: undefined };
  }
}

function openBench(engine: Engine, files: PlacedFiles, messages: readonly string[]): Bench {
  const { container } = engine;
  return {
    messages,
    sharesSessions: true,
    clock: 'real',
    parallel: 2,
    cannotTake,
    judge: async (sequences) => lastOfEach(sequences, await judge(engine, sequences.flat())),
    close: () => (container.isOurs ? removeContainer(container) : files.restore()),
  };
}

async function judge(
  { container, plugin, limits, signal }: Engine,
  events: readonly ExampleEvent[],
): Promise<Verdict[]> {
  const run = await runLogtest(container, events, { timeoutMs: limits.sessionMs, signal });
  return run.answers.map((answer) => {
    if (answer.kind === 'verdict') return answer.verdict;
    if (/error -1/.test(answer.message))
      throw refused(`The engine in ${container.name}`, answer.message.split('\n').slice(1), plugin);
    throw new OssifyError({
      code: 'ENGINE_ERROR',
      message: `The engine in ${container.name} could not judge an event: ${answer.message.replaceAll('\n', ' | ')}`,
      hint: 'See logs/ossec.log in the container.',
    });
  });
}

function cannotTake(events: readonly ExampleEvent[]): string | undefined {
  if (new Set(events.map(({ location }) => location)).size > 1) return 'wazuh-logtest takes one location a session';
  if (events.some(({ text }) => /[\r\n]/.test(text))) return 'wazuh-logtest takes no event with a line break';
  return undefined;
}

function neverReady({ name }: Container, startMs: number, last: string): OssifyError {
  return new OssifyError({
    code: 'ENGINE_NOT_READY',
    message: `The engine in the container ${name} did not answer within ${startMs / 1000} s; the last answer was: ${last}.`,
    hint: 'See logs/ossec.log in the container; "--timeout" waits longer.',
  });
}
