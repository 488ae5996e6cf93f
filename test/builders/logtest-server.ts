import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LogtestServer {
  readonly path: string;
  /** Requests in the order they came. */
  readonly requests: Record<string, unknown>[];
  readonly close: () => Promise<void>;
}

/** A logtest socket that answers what `answer` says; a Buffer is sent as it is, undefined closes without a word. */
export async function logtestServer(
  answer: (request: Record<string, unknown>) => object | Buffer | undefined | 'hang',
): Promise<LogtestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ossify-test-'));
  const path = join(folder, 'logtest');
  const requests: Record<string, unknown>[] = [];
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 4 || received.length < 4 + received.readUInt32LE(0)) return;
      const request: Record<string, unknown> = JSON.parse(received.subarray(4).toString('utf8'));
      requests.push(request);
      const said = answer(request);
      if (said === undefined) socket.destroy();
      else if (said !== 'hang') socket.end(said instanceof Buffer ? said : frame(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const close = async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  return { path, requests, close };
}

/** JSON with its length before it, as the engine sends it. */
export function frame(value: object): Buffer {
  const body = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([length, body]);
}
