import { afterEach, describe, expect, test } from 'vitest';
import { socketBackend } from '../../../src/harness/backends/socket.ts';
import type { ExampleEvent } from '../../../src/harness/example.ts';
import { frame, type LogtestServer, logtestServer } from '../../builders/logtest-server.ts';
import { pluginFiles } from '../../builders/plugin-files.ts';

let server: LogtestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const event = (text: string): ExampleEvent => ({ text, logFormat: 'json', location: '/x', waitSeconds: 0 });
const quiet = new AbortController().signal;

/** Answers as the engine does: a new token for a session, the event's text as the rule's id. */
function engine(): (request: Record<string, unknown>) => object {
  let sessions = 0;
  return ({ command, parameters }) => {
    if (command === 'remove_session') return { error: 0, data: { messages: ['INFO: (7206): closed'], codemsg: 0 } };
    const { token, event: text } = Object(parameters);
    const isNew = token === undefined;
    if (isNew) sessions += 1;
    const output = { rule: { level: 3, id: text, groups: ['a'], pci_dss: ['1.1'] }, decoder: {}, location: '/x' };
    const messages = isNew ? { messages: ['WARNING: (7619): none', 'INFO: (7202): Session initialized'] } : {};
    return { error: 0, data: { ...messages, token: token ?? `0000000${sessions}`, output, alert: true, codemsg: 1 } };
  };
}

async function judged(
  answer: Parameters<typeof logtestServer>[0],
  events = [event('1'), event('2')],
  timeoutMs = 2000,
) {
  server = await logtestServer(answer);
  const bench = await socketBackend(server.path, timeoutMs).open(
    pluginFiles({ definedAt: { '100001': { file: 'r.ts', line: 7 } } }),
    quiet,
  );
  return { bench, verdicts: await bench.judge(events.map((one) => [one])), requests: server.requests };
}

describe('a running manager', () => {
  test('the events of a sequence share one session, which is removed after use', async () => {
    const { bench, verdicts, requests } = await judged(engine());
    expect(verdicts.map(({ rule, groups, alert }) => [rule, groups, alert])).toEqual([
      ['1', ['a', 'pci_dss_1.1'], true],
      ['2', ['a', 'pci_dss_1.1'], true],
    ]);
    expect(bench.messages).toEqual(['WARNING: (7619): none']);
    expect(requests.map(({ command, parameters }) => [command, Object(parameters).token])).toEqual([
      ['log_processing', undefined],
      ['remove_session', '00000001'],
      ['log_processing', undefined],
      ['log_processing', '00000002'],
      ['remove_session', '00000002'],
    ]);
    expect(requests[2]).toMatchObject({ version: 1, parameters: { event: '1', log_format: 'json', location: '/x' } });
  });
});

const session = (messages: readonly string[]) => () => ({ error: 0, data: { messages, codemsg: -1 } });

describe('faults are told apart', () => {
  test.each<[string, Parameters<typeof logtestServer>[0], string, RegExp]>([
    [
      'a refused ruleset, at the rule it names',
      session([
        "ERROR: (5107): Invalid pattern for tag 'regex' in rule '100001'.",
        'ERROR: (7311): Failure to initialize session',
      ]),
      'RULESET_REFUSED',
      /5107.*7311/,
    ],
    [
      'an error in the request',
      () => ({ error: 2, message: '(7313): JSON field is empty', data: {} }),
      'ENGINE_ERROR',
      /7313/,
    ],
    ['an engine that closes without an answer', () => undefined, 'SOCKET_ANSWER', /0 bytes/],
    ['half an answer', () => frame({ error: 0, data: { codemsg: 0 } }).subarray(0, 20), 'SOCKET_ANSWER', /20 bytes/],
    ['an answer that is not JSON', () => Buffer.from('\u0002\0\0\0no'), 'SOCKET_ANSWER', /"no"/],
    ['an engine that hangs', () => 'hang', 'SOCKET_SILENT', /within 0.2 s/],
  ])('%s', async (_name, answer, code, message) => {
    await expect(judged(answer, [], 200)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('the place of a refused rule is its definition', async () => {
    const fault = judged(session(["ERROR: (5107): Invalid pattern for tag 'regex' in rule '100001'."]));
    await expect(fault).rejects.toMatchObject({ at: { file: 'r.ts', line: 7 } });
  });

  test('a socket that is not there', async () => {
    await expect(socketBackend('/nowhere/logtest').open(pluginFiles(), quiet)).rejects.toMatchObject({
      code: 'SOCKET_UNREACHABLE',
      message: 'The socket /nowhere/logtest does not exist.',
    });
  });

  test('an event longer than the engine takes', async () => {
    await expect(judged(engine(), [event('x'.repeat(70_000))])).rejects.toMatchObject({ code: 'EVENT_TOO_LONG' });
  });

  test('an engine that dies between two events is not asked to remove the session', async () => {
    const alive = engine();
    const fault = judged((request) => (Object(request.parameters).event === '2' ? undefined : alive(request)));
    await expect(fault).rejects.toMatchObject({ code: 'SOCKET_ANSWER' });
    expect(server?.requests.at(-1)?.command).toBe('log_processing');
  });
});
