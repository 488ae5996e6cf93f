import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { MockAgent } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TransportFault } from '../../src/collect/api/transport.ts';
import { undiciTransport } from '../../src/collect/api/undici-transport.ts';
import { type LoopbackConsole, startLoopbackConsole } from '../builders/loopback-console.ts';
import { loopbackCertificate } from '../builders/loopback-tls.ts';

const { signal } = new AbortController();
const ask = { method: 'GET', headers: { 'x-token': 'canary-token' }, timeoutMs: 2_000, signal } as const;

describe('the transport', () => {
  let mock: MockAgent;
  beforeEach(() => {
    mock = new MockAgent();
    mock.disableNetConnect();
  });
  afterEach(() => mock.close());

  test('sends query and headers as they are, and reads status, headers and text', async () => {
    mock
      .get('https://console.example')
      .intercept({ path: '/v1/x?from=2026-01-01T00%3A00%3A00%2B00%3A00&a=b', headers: { 'x-token': 'canary-token' } })
      .reply(200, 'hellö', { headers: { 'Content-Type': 'text/plain', Date: 'now' } });
    const transport = undiciTransport({}, mock);
    const url = 'https://console.example/v1/x?from=2026-01-01T00%3A00%3A00%2B00%3A00&a=b';
    const { status, headers, body } = await transport.send({ ...ask, url });
    expect([status, headers, body.toString()]).toEqual([200, { 'content-type': 'text/plain', date: 'now' }, 'hellö']);
  });

  test('does not follow a redirect', async () => {
    mock
      .get('https://console.example')
      .intercept({ path: '/' })
      .reply(302, '', { headers: { location: 'https://evil.example' } });
    const answer = await undiciTransport({}, mock).send({ ...ask, url: 'https://console.example/' });
    expect([answer.status, answer.headers.location]).toEqual([302, 'https://evil.example']);
  });

  test.each([
    ['ECONNREFUSED', 'network', 'console.example could not be reached (ECONNREFUSED).'],
    ['ENOTFOUND', 'network', 'console.example could not be reached (ENOTFOUND).'],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'tls',
      'The certificate of console.example was not accepted (DEPTH_ZERO_SELF_SIGNED_CERT).',
    ],
    ['CERT_HAS_EXPIRED', 'tls', 'The certificate of console.example was not accepted (CERT_HAS_EXPIRED).'],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'tls',
      'The certificate of console.example was not accepted (ERR_TLS_CERT_ALTNAME_INVALID).',
    ],
  ])('says what %s means, without the token', async (code, faultClass, message) => {
    mock
      .get('https://console.example')
      .intercept({ path: '/' })
      .replyWithError(Object.assign(new Error('canary-token'), { code }));
    const fault = await undiciTransport({}, mock)
      .send({ ...ask, url: 'https://console.example/' })
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(TransportFault);
    expect(fault).toMatchObject({ class: faultClass, message, wasCut: false });
  });
});

describe('on real sockets', () => {
  let secure: LoopbackConsole;
  let proxy: Server;
  let tunnels: string[];

  beforeEach(async () => {
    secure = await startLoopbackConsole({ isTls: true });
    tunnels = [];
    proxy = createServer().on('connect', (request, socket) => {
      tunnels.push(`${request.url} ${JSON.stringify(request.headers)}`);
      const [host = '', port = ''] = (request.url ?? '').split(':');
      const target = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      target.on('error', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    proxy.closeAllConnections();
    proxy.close();
    await secure.close();
  });

  test('a proxy is used when it is named, and sees no token', async () => {
    const address: AddressInfo | string | null = proxy.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const transport = undiciTransport({ proxy: `http://127.0.0.1:${port}`, extraCa: loopbackCertificate });
    const { status } = await transport.send({ ...ask, url: `${secure.url}/v1/token` });
    await transport.close();
    expect(status).toBe(200);
    expect(tunnels).toHaveLength(1);
    expect(tunnels[0]).toContain(secure.url.replace('https://', ''));
    expect(tunnels[0]).not.toContain('canary-token');
  });

  test('a console that never answers is given up after the time', async () => {
    secure.behave = () => true;
    const transport = undiciTransport({ extraCa: loopbackCertificate });
    const began = performance.now();
    await expect(transport.send({ ...ask, timeoutMs: 300, url: `${secure.url}/` })).rejects.toMatchObject({
      class: 'network',
      message: expect.stringContaining('did not answer within 0.3 s'),
    });
    expect(performance.now() - began).toBeLessThan(2_000);
    await transport.close();
  });
});
