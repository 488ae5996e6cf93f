import { setTimeout as sleep } from 'node:timers/promises';
import { OssifyError } from '../../diagnostics/index.ts';
import { type Backend, type Bench, lastOfEach } from '../backend.ts';
import type { ExampleEvent } from '../example.ts';
import { readLogtestDocument } from '../logtest-document.ts';
import type { PluginFiles } from '../plugin-folder.ts';
import type { Verdict } from '../verdict.ts';
import { askSocket, type SocketAnswer } from './logtest-socket.ts';
import { refused } from './refusal.ts';

const PROBE: ExampleEvent = { text: 'ossify probe', logFormat: 'syslog', location: 'stdin', waitSeconds: 0 };

/** A running manager's own logtest socket. The plugin must be installed there: nothing is copied, nothing is changed. */
export function socketBackend(path: string, timeoutMs = 30_000): Backend {
  return {
    name: `socket ${path}`,
    open: async (plugin, signal) => {
      const session = new SocketSession(path, timeoutMs, plugin, signal);
      await session.judge(PROBE);
      const messages = await session.end();
      return openBench(path, timeoutMs, plugin, { messages, signal });
    },
  };
}

function openBench(
  path: string,
  timeoutMs: number,
  plugin: PluginFiles,
  { messages, signal }: { messages: readonly string[]; signal: AbortSignal },
): Bench {
  return {
    messages,
    sharesSessions: true,
    clock: 'real',
    parallel: 1,
    cannotTake: () => undefined,
    close: () => Promise.resolve(),
    judge: async (sequences) => {
      const session = new SocketSession(path, timeoutMs, plugin, signal);
      try {
        const verdicts: Verdict[] = [];
        for (const event of sequences.flat()) verdicts.push(await session.judge(event));
        return lastOfEach(sequences, verdicts);
      } finally {
        await session.end();
      }
    },
  };
}

/** One token's life: the manager keeps a session for 15 minutes and has 64 of them, so each is removed after use. */
class SocketSession {
  readonly #ask: (request: object) => Promise<SocketAnswer>;
  readonly #plugin: PluginFiles;
  readonly #signal: AbortSignal;
  readonly #name: string;
  #token: string | undefined;
  #messages: readonly string[] = [];

  constructor(path: string, timeoutMs: number, plugin: PluginFiles, signal: AbortSignal) {
    this.#ask = async (request) => {
      const token = this.#token;
      this.#token = undefined; // a request that fails leaves no session to remove
      const answer = await askSocket(path, request, timeoutMs);
      this.#token = token;
      return answer;
    };
    this.#name = `The engine behind ${path}`;
    this.#plugin = plugin;
    this.#signal = signal;
  }

  async judge({ text, logFormat, location, waitSeconds }: ExampleEvent): Promise<Verdict> {
    if (waitSeconds > 0) await sleep(waitSeconds * 1000, undefined, { signal: this.#signal });
    this.#signal.throwIfAborted();
    const token = this.#token === undefined ? {} : { token: this.#token };
    const parameters = { ...token, event: text, log_format: logFormat, location };
    const answer = await this.#ask({ command: 'log_processing', parameters });
    if (answer.error !== 0 || answer.codemsg < 0) throw this.#fault(answer);
    if (this.#token === undefined) this.#messages = answer.messages;
    this.#token = answer.token;
    return readLogtestDocument(answer);
  }

  /** Removes the session. @returns what its first answer said beside the verdict */
  async end(): Promise<readonly string[]> {
    const token = this.#token;
    this.#token = undefined;
    if (token !== undefined) await this.#ask({ command: 'remove_session', parameters: { token } });
    return this.#messages.filter((message) => !message.startsWith('INFO: '));
  }

  #fault(answer: SocketAnswer): OssifyError {
    if (this.#token === undefined && answer.error === 0) return refused(this.#name, answer.messages, this.#plugin);
    const reasons = [answer.message, ...answer.messages].filter((reason) => reason !== '');
    return new OssifyError({
      code: 'ENGINE_ERROR',
      message: `${this.#name} could not judge an event: ${reasons.join(' | ')} (error ${answer.error}).`,
      hint: 'See logs/ossec.log on the manager.',
    });
  }
}
