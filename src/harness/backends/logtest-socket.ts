import { connect, type Socket } from 'node:net';
import { OssifyError } from '../../diagnostics/index.ts';
import { membersOf, textsOf } from '../logtest-document.ts';

/** The `data` of an answer; every member is as the engine sent it, or its empty value. */
export interface SocketAnswer {
  readonly error: number;
  readonly message: string;
  readonly codemsg: number;
  readonly token: string | undefined;
  readonly output: unknown;
  readonly alert: boolean;
  readonly messages: readonly string[];
}

const MAX_REQUEST_BYTES = 65_535;

/**
 * One request to a logtest socket: a 4-byte little-endian length, then JSON, both ways; the engine closes after it.
 * @throws OssifyError SOCKET_UNREACHABLE, SOCKET_SILENT, SOCKET_ANSWER
 * @source rules.md section 6
 */
export async function askSocket(path: string, request: object, timeoutMs: number): Promise<SocketAnswer> {
  const body = Buffer.from(JSON.stringify({ version: 1, origin: { name: 'ossify', module: 'ossify' }, ...request }));
  if (body.length > MAX_REQUEST_BYTES) throw tooLong(body.length);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  const answer = await exchange(path, Buffer.concat([length, body]), timeoutMs);
  return readAnswer(path, answer);
}

function exchange(path: string, request: Buffer, timeoutMs: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  const socket: Socket = connect(path);
  const silent = () => socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }));
  socket.setTimeout(timeoutMs, silent);
  socket.on('connect', () => socket.write(request));
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', (cause) => reject(unreachable(path, cause, timeoutMs)));
  socket.on('close', () => resolve(Buffer.concat(chunks)));
  return promise;
}

function readAnswer(path: string, bytes: Buffer): SocketAnswer {
  const length = bytes.length >= 4 ? bytes.readUInt32LE(0) : -1;
  if (length !== bytes.length - 4) {
    throw unreadable(path, `${bytes.length} bytes that do not start with their length`);
  }
  const answer = membersOf(parse(path, bytes.subarray(4).toString('utf8')));
  const data = membersOf(answer.data);
  return {
    error: typeof answer.error === 'number' ? answer.error : 0,
    message: typeof answer.message === 'string' ? answer.message : '',
    codemsg: typeof data.codemsg === 'number' ? data.codemsg : 0,
    token: typeof data.token === 'string' ? data.token : undefined,
    output: data.output,
    alert: data.alert === true,
    messages: textsOf(data.messages),
  };
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(path, JSON.stringify(text.slice(0, 120)), cause);
  }
}

const WHY: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['does not exist', 'Name the socket of a running manager: /var/ossec/queue/sockets/logtest.'],
  ENOTDIR: ['does not exist', 'Name the socket of a running manager: /var/ossec/queue/sockets/logtest.'],
  EACCES: ['may not be opened by this user', 'Run as a member of group wazuh: the socket has mode 0660.'],
  ECONNREFUSED: [
    'has nobody listening',
    'Start the manager ("wazuh-control start"), see logs/ossec.log if it does not stay up.',
  ],
  ECONNRESET: ['was closed in the middle of an answer', 'See logs/ossec.log for why wazuh-analysisd ended.'],
};

function unreachable(path: string, cause: NodeJS.ErrnoException, timeoutMs: number): OssifyError {
  if (cause.code === 'ETIMEDOUT') {
    return new OssifyError({
      code: 'SOCKET_SILENT',
      message: `The socket ${path} gave no answer within ${timeoutMs / 1000} s.`,
      hint: 'Restart the manager: sessions that failed to load can lock its logtest up.',
      cause,
    });
  }
  const [what, hint] = WHY[cause.code ?? ''] ?? [`cannot be used (${cause.message})`, 'See logs/ossec.log.'];
  return new OssifyError({ code: 'SOCKET_UNREACHABLE', message: `The socket ${path} ${what}.`, hint, cause });
}

function unreadable(path: string, what: string, cause?: unknown): OssifyError {
  return new OssifyError({
    code: 'SOCKET_ANSWER',
    message: `The socket ${path} answered ${what}.`,
    hint: 'It is not a logtest socket, or its engine ended in the middle of the answer: see logs/ossec.log.',
    cause,
  });
}

function tooLong(bytes: number): OssifyError {
  return new OssifyError({
    code: 'EVENT_TOO_LONG',
    message: `The request is ${bytes} bytes long; the engine takes ${MAX_REQUEST_BYTES}.`,
    hint: 'Shorten the event: logcollector would not send one of this size either.',
  });
}
