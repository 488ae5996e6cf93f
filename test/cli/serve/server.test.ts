import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LogtestServer, serveLogtest } from '../../../src/cli/serve/server.ts';
import { SessionTable } from '../../../src/cli/serve/session-table.ts';
import { OssifyError } from '../../../src/diagnostics/index.ts';
import { loadRuleset, minimalBase } from '../../../src/engine/index.ts';
import { askText, exchangeBytes, framedText } from '../../builders/logtest-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'ossify-serve-'));
const path = join(folder, 'logtest');
const ruleset = loadRuleset([
  ...minimalBase,
  {
    path: 'etc/rules/local_rules.xml',
    text: `<group name="t,">
      <rule id="100100" level="5"><match>zebra</match><description>zebra é</description></rule>
      <rule id="100101" level="7"><if_sid>100100</if_sid><match>big</match><description>big</description></rule>
    </group>`,
  },
]);

let nowMs = 1_000_000;
let nextToken = 0;
const newToken = (): string => (nextToken++).toString(16).padStart(8, '0');
const table = new SessionTable(
  { ruleset: () => ruleset, nowMs: () => nowMs, newToken },
  { maxSessions: 3, timeoutMs: 900_000 },
);
let server: LogtestServer;

beforeAll(async () => {
  server = await serveLogtest(path, table, 900_000);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const request = (command: string, parameters: object): string =>
  JSON.stringify({ version: 1, origin: { name: 'test', module: 'test' }, command, parameters });
const ask = async (command: string, parameters: object) =>
  JSON.parse(await askText(path, request(command, parameters)));
const log = (event: unknown, more: object = {}) =>
  ask('log_processing', { event, location: 'stdin', log_format: 'syslog', ...more });

describe('a logtest socket', () => {
  test('is a socket for owner and group', () => {
    expect(statSync(path).mode & 0o777).toBe(0o660);
  });

  test('answers with the keys in the order of the real one', async () => {
    const answer = await log('zebra');
    expect(Object.keys(answer)).toEqual(['error', 'data']);
    expect(Object.keys(answer.data)).toEqual(['messages', 'token', 'output', 'alert', 'codemsg']);
    expect(answer.data.messages).toEqual([`INFO: (7202): Session initialized with token '${answer.data.token}'`]);
    expect(answer.data.output.rule).toMatchObject({ id: '100100', description: 'zebra é' });
    expect(answer.data).toMatchObject({ alert: true, codemsg: 0 });
  });

  test('keeps a session by its token', async () => {
    const first = await log('zebra');
    const second = await log('zebra', { token: first.data.token });
    expect(second.data.messages).toBeUndefined();
    expect(second.data.output.rule.firedtimes).toBe(2);
  });

  test('analyses an object as its compact text', async () => {
    const answer = await log({ a: 'zebra', b: [1, 2] });
    expect(answer.data.output.full_log).toBe('{"a":"zebra","b":[1,2]}');
    expect(answer.data.output.decoder.name).toBe('json');
  });

  test('shows the rules that were tried', async () => {
    const answer = await log('zebra big', { options: { rules_debug: true } });
    expect(Object.keys(answer.data)).toEqual(['messages', 'token', 'output', 'rules_debug', 'alert', 'codemsg']);
    expect(answer.data.rules_debug.slice(-4)).toEqual([
      '*Rule 100100 matched',
      '*Trying child rules',
      'Trying rule: 100101 - big',
      '*Rule 100101 matched',
    ]);
  });

  test.each([
    [{ token: 'deadbeef' }, "WARNING: (7003): 'deadbeef' token expires"],
    [{ token: 'short' }, "WARNING: (7309): 'short' is not a valid token"],
    [{ token: 7 }, "WARNING: (7309): '7' is not a valid token"],
    [{ options: [] }, "WARNING: (7005): 'options' field must be a JSON object. The parameter will be ignored"],
    [
      { options: { rules_debug: 'yes' } },
      "WARNING: (7006): 'rules_debug' field must be a boolean. The parameter will be ignored",
    ],
  ])('warns of %j and goes on in a new session', async (parameters, warning) => {
    const { error, data } = await log('zebra', parameters);
    expect(error).toBe(0);
    expect(data.messages).toEqual([warning, `INFO: (7202): Session initialized with token '${data.token}'`]);
    expect(data).toMatchObject({ codemsg: 1, output: { rule: { id: '100100' } } });
  });

  test('removes a session, once', async () => {
    const { token } = (await log('zebra')).data;
    expect(await ask('remove_session', { token })).toEqual({
      error: 0,
      data: { messages: [`INFO: (7206): The session '${token}' was closed successfully`], codemsg: 0 },
    });
    expect(await ask('remove_session', { token })).toEqual({
      error: 0,
      data: { messages: [`ERROR: (7004): No session found for token '${token}'`], codemsg: -1 },
    });
  });

  test('gives the place of the idlest session to one too many', async () => {
    const tokens: string[] = [];
    for (let made = 0; made < 3; made++) tokens.push((await log('zebra')).data.token);
    await log('zebra', { token: tokens[0] });
    await log('zebra');
    expect((await log('zebra', { token: tokens[0] })).data.codemsg).toBe(0);
    expect((await log('zebra', { token: tokens[1] })).data.codemsg).toBe(1);
  });

  test('forgets a session that was idle for the timeout', async () => {
    const { token } = (await log('zebra')).data;
    nowMs += 899_999;
    table.sweep();
    expect((await log('zebra', { token })).data.codemsg).toBe(0);
    nowMs += 900_000;
    table.sweep();
    expect((await log('zebra', { token })).data.messages[0]).toContain('(7003)');
  });
});

describe('requests that cannot be taken', () => {
  const good = { event: 'zebra', location: 'stdin', log_format: 'syslog' };
  test.each([
    [
      'log_processing',
      { ...good, location: undefined },
      2,
      "(7308): 'location' JSON field is required and must be a string",
    ],
    ['log_processing', { ...good, location: '' }, 2, "(7308): 'location' JSON field is required and must be a string"],
    [
      'log_processing',
      { ...good, log_format: 1 },
      2,
      "(7308): 'log_format' JSON field is required and must be a string",
    ],
    ['log_processing', { ...good, event: undefined }, 2, "(7313): 'event' JSON field not found"],
    ['log_processing', { ...good, event: '' }, 2, "(7317): 'event' JSON field value is not valid"],
    ['log_processing', { ...good, event: {} }, 2, "(7317): 'event' JSON field value is not valid"],
    ['log_processing', { ...good, event: ['x'] }, 2, "(7317): 'event' JSON field value is not valid"],
    ['something', good, 3, '(7306): Unable to process command'],
    ['remove_session', {}, 4, '(7316): Failure to remove session. token JSON field must be a string'],
    ['remove_session', { token: 'short' }, 4, "(7309): 'short' is not a valid token"],
  ])('%s with %j: error %i', async (command, parameters, error, message) => {
    expect(await ask(command, parameters)).toEqual({ message, error, data: {} });
  });

  test.each([
    ['{"version":1,"command":"log_processing"}', 2, "(7313): 'parameters' JSON field not found"],
    ['{"command":"log_processing","parameters":[]}', 2, "(7317): 'parameters' JSON field value is not valid"],
    ['{"parameters":{}}', 2, "(7313): 'command' JSON field not found"],
    ['{"command":1,"parameters":{}}', 2, "(7317): 'command' JSON field value is not valid"],
    [
      '{"token": kTy234Sdvtp7","event": "x"}',
      1,
      '(7307): Error parsing JSON in position 10, ... {"token": kTy234Sdvt ...',
    ],
    ['[]', 2, "(7313): 'parameters' JSON field not found"],
  ])('%s', async (text, error, message) => {
    expect(JSON.parse(await askText(path, text))).toEqual({ message, error, data: {} });
  });

  test('what follows the JSON value is not looked at', async () => {
    const answer = JSON.parse(await askText(path, `${request('log_processing', good)} and more`));
    expect(answer.error).toBe(0);
  });

  test('a length above 65,535 is refused before the rest comes', async () => {
    const header = Buffer.alloc(4);
    header.writeUInt32LE(65_536);
    const answer = await exchangeBytes(path, header);
    expect(JSON.parse(answer.subarray(4).toString())).toMatchObject({ error: 5, data: {} });
  });

  test('an empty request is closed without an answer', async () => {
    expect(await exchangeBytes(path, framedText(''))).toHaveLength(0);
  });

  test('a request in pieces is put together', async () => {
    const bytes = framedText(request('log_processing', good));
    const { connect } = await import('node:net');
    const answer = await new Promise<Buffer>((resolve, reject) => {
      const received: Buffer[] = [];
      const socket = connect(path, () => {
        socket.write(bytes.subarray(0, 2));
        setTimeout(() => socket.write(bytes.subarray(2, 30)), 20);
        setTimeout(() => socket.write(bytes.subarray(30)), 40);
      });
      socket.on('data', (chunk) => received.push(chunk));
      socket.on('error', reject);
      socket.on('close', () => resolve(Buffer.concat(received)));
    });
    expect(JSON.parse(answer.subarray(4).toString()).error).toBe(0);
  });
});

test('what check_diff has seen in one session is known in the next (rules.md 1.8)', async () => {
  const text = '<group name="t,"><rule id="100100" level="5"><check_diff /><description>d</description></rule></group>';
  const watching = loadRuleset([...minimalBase, { path: 'etc/rules/local_rules.xml', text }]);
  const other = join(folder, 'watching');
  const sessions = new SessionTable({ ruleset: () => watching, nowMs: () => nowMs, newToken });
  const listening = await serveLogtest(other, sessions, 900_000);
  const send = async (event: string) => {
    const parameters = { event, location: 'stdin', log_format: 'syslog' };
    return JSON.parse(await askText(other, request('log_processing', parameters))).data.output;
  };
  expect([(await send('one')).previous_log, (await send('two')).previous_log]).toEqual([undefined, 'one']);
  await listening.close();
});

test('of more than 50 messages the oldest are lost, a warning about the request too (rules.md 6)', async () => {
  const orphan = (id: number) => `<rule id="${id}" level="3"><if_sid>9</if_sid><description>d</description></rule>`;
  const text = `<group name="t,">${Array.from({ length: 60 }, (_, index) => orphan(100200 + index)).join('')}</group>`;
  const warned = loadRuleset([...minimalBase, { path: 'etc/rules/local_rules.xml', text }]);
  const other = join(folder, 'warned');
  const sessions = new SessionTable({ ruleset: () => warned, nowMs: () => nowMs, newToken });
  const listening = await serveLogtest(other, sessions, 900_000);
  const parameters = { event: 'x', location: 'stdin', log_format: 'syslog', token: 'deadbeef' };
  const { data } = JSON.parse(await askText(other, request('log_processing', parameters)));
  await listening.close();
  expect(data.messages).toHaveLength(50);
  expect(data.messages.join()).not.toContain('7003');
  expect(data.messages.at(-1)).toContain('7202');
  expect(data.codemsg).toBe(1);
});

test('a ruleset with errors opens no session', async () => {
  const broken = loadRuleset([
    ...minimalBase,
    { path: 'etc/rules/local_rules.xml', text: '<group name="x"><rule></group>' },
  ]);
  const other = join(folder, 'broken');
  const sessions = new SessionTable({ ruleset: () => broken, nowMs: () => nowMs, newToken });
  const listening = await serveLogtest(other, sessions, 900_000);
  const answer = JSON.parse(
    await askText(other, request('log_processing', { event: 'x', location: 'stdin', log_format: 'syslog' })),
  );
  await listening.close();
  expect(answer.error).toBe(0);
  expect(Object.keys(answer.data)).toEqual(['messages', 'codemsg']);
  expect(answer.data.codemsg).toBe(-1);
  expect(answer.data.messages.at(-1)).toBe('ERROR: (7311): Failure to initializing session');
  expect(sessions.size).toBe(0);
});

test('a ruleset that cannot be read any more opens no session, and the socket stays', async () => {
  const gone = () => {
    throw new OssifyError({ code: 'RULESET_MISSING', message: 'It is gone.' });
  };
  const other = join(folder, 'gone');
  const listening = await serveLogtest(other, new SessionTable({ ruleset: gone, nowMs: () => nowMs, newToken }), 1000);
  const log = request('log_processing', { event: 'x', location: 'stdin', log_format: 'syslog' });
  const answers = [JSON.parse(await askText(other, log)), JSON.parse(await askText(other, log))];
  await listening.close();
  const data = {
    messages: ['ERROR: RULESET_MISSING: It is gone.', 'ERROR: (7311): Failure to initializing session'],
    codemsg: -1,
  };
  expect(answers).toEqual([
    { error: 0, data },
    { error: 0, data },
  ]);
});

test('a path that is not a socket is left alone', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'mine');
  await expect(serveLogtest(file, table, 1000)).rejects.toThrow(OssifyError);
});
