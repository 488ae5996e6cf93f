import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionOptions, connect } from 'node:tls';
import type { SyslogRelay } from './syslog-relay.ts';

export type Chunk = string | Uint8Array;

export interface Sending extends ConnectionOptions {
  /** Breaks the connection off after the last chunk, without an end. */
  readonly cut?: boolean;
}

/** Sends chunks over one TLS connection that trusts the relay's CA; rejects with what TLS says. */
export function sendOver(
  relay: Pick<SyslogRelay, 'certificates'>,
  port: number,
  chunks: readonly Chunk[],
  { cut = false, ...options }: Sending = {},
): Promise<void> {
  const ca = readFileSync(join(relay.certificates, 'ca.crt'));
  return new Promise((done, failed) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ...options });
    socket.once('error', failed).once('close', () => done());
    socket.once('secureConnect', async () => {
      for (const chunk of chunks) socket.write(chunk);
      if (cut) {
        await sleep(100);
        socket.destroy();
      } else socket.end();
    });
    socket.resume();
  });
}

/** A message behind its length in bytes, as RFC 5425 frames it. */
export function counted(message: string): string {
  return `${Buffer.byteLength(message)} ${message}`;
}
