import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { FakeConsole } from './fake-console.ts';
import { loopbackCertificate, loopbackKey } from './loopback-tls.ts';

export interface LoopbackConsole {
  readonly console: FakeConsole;
  readonly url: string;
  /** Answers in the console's place when it returns true. */
  behave: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly close: () => Promise<void>;
}

/** The invented product's console on a real socket of this machine. */
export async function startLoopbackConsole(options: { readonly isTls?: boolean } = {}): Promise<LoopbackConsole> {
  const console = new FakeConsole(() => Date.now());
  const listener: RequestListener = (request, response) => {
    if (loopback.behave(request, response)) return;
    const url = new URL(request.url ?? '/', 'http://console');
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const query = Object.fromEntries(url.searchParams);
    const answer = console.answer({ method: request.method ?? '', path: url.pathname, query, headers });
    response.writeHead(answer.status, { ...answer.headers }).end(answer.text);
  };
  const server = options.isTls
    ? createTlsServer({ cert: loopbackCertificate, key: loopbackKey }, listener)
    : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const loopback: LoopbackConsole = {
    console,
    url: `${options.isTls ? 'https' : 'http'}://127.0.0.1:${port}`,
    behave: () => false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return loopback;
}
