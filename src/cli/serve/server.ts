import { chmodSync, existsSync, lstatSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { OssifyError } from '../../diagnostics/index.ts';
import { latin1FromUint8Array } from '../../engine/index.ts';
import { answerRequest, refusal } from './answer.ts';
import { MAX_REQUEST_BYTES, TOO_LARGE } from './request.ts';
import type { SessionTable } from './session-table.ts';

const HEADER_BYTES = 4;
const SOCKET_MODE = 0o660;
/** A client that sends nothing is not waited for longer. */
const CLIENT_TIMEOUT_MS = 60_000;

export interface LogtestServer {
  close(): Promise<void>;
}

/**
 * Listens on a Unix socket as the manager's `queue/sockets/logtest`: one request a connection, both ways a 4-byte
 * little-endian length and JSON.
 * @param sweepEveryMs how often idle sessions are looked for
 * @throws OssifyError SOCKET_IN_USE when the path is taken by something that is not a socket
 */
export async function serveLogtest(path: string, sessions: SessionTable, sweepEveryMs: number): Promise<LogtestServer> {
  removeStaleSocket(path);
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    serveClient(socket, sessions);
  });
  await listen(server, path);
  chmodSync(path, SOCKET_MODE);
  const sweeper = setInterval(() => sessions.sweep(), sweepEveryMs);
  return {
    close: async () => {
      clearInterval(sweeper);
      for (const socket of connections) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function removeStaleSocket(path: string): void {
  if (!existsSync(path)) return;
  if (!lstatSync(path).isSocket()) {
    throw new OssifyError({
      code: 'SOCKET_IN_USE',
      at: { file: path },
      message: 'It exists and is not a socket.',
      hint: 'Name a path that is free.',
    });
  }
  rmSync(path);
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const message = `The socket ${path} cannot be opened: ${cause.message}.`;
      reject(new OssifyError({ code: 'SOCKET_IN_USE', message, hint: 'Name a path in a folder of yours.', cause }));
    });
    server.listen(path, resolve);
  });
}

/** Anything that is not a whole request, or empty, is closed without an answer. */
function serveClient(socket: Socket, sessions: SessionTable): void {
  const chunks: Buffer[] = [];
  let isAnswered = false;
  const answer = (text: string): void => {
    isAnswered = true;
    socket.end(framed(text));
  };
  socket.setTimeout(CLIENT_TIMEOUT_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    if (isAnswered) return;
    chunks.push(chunk);
    const received = Buffer.concat(chunks);
    if (received.length < HEADER_BYTES) return;
    const length = received.readUInt32LE(0);
    if (length > MAX_REQUEST_BYTES) return answer(refusal(TOO_LARGE));
    if (length === 0) return socket.destroy();
    if (received.length < HEADER_BYTES + length) return;
    answer(answerRequest(latin1FromUint8Array(received.subarray(HEADER_BYTES, HEADER_BYTES + length)), sessions));
  });
}

function framed(text: string): Buffer {
  const body = Buffer.from(text, 'latin1');
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(body.length);
  return Buffer.concat([header, body]);
}
